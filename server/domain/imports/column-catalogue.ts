/** The columns of a table of features: what each is called, and which field it fills. */
import type { ImportField } from '../../contracts/imports.ts'
import type { BothLanguages } from '../../contracts/primitives.ts'
import { type FeatureField, featureFields, writtenFeatureFields } from '../fields/feature-fields.ts'
import { columnAliases } from './column-aliases.ts'

export type CatalogueEntry = {
  field: ImportField
  /** The header of an export; read back by an import. */
  name: BothLanguages
  /** Other headers that mean this field. */
  aliases: readonly string[]
  spec: (typeof featureFields)[FeatureField]
}

const toEntry = (field: FeatureField): CatalogueEntry => {
  const spec = featureFields[field]
  return { field: spec.shownAs, name: spec.name, aliases: columnAliases[field], spec }
}

/** In the order of an export's columns: first the key, which says which feature a row means. */
export const columnCatalogue: readonly CatalogueEntry[] = [
  toEntry('externalKey'),
  ...writtenFeatureFields.filter((field) => field !== 'externalKey').map(toEntry),
]

/** The column of each field. */
export const columnOf = Object.fromEntries(columnCatalogue.map((entry) => [entry.field, entry])) as Readonly<
  Record<ImportField, CatalogueEntry>
>
