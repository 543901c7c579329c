/** The columns of an import or export of features: header, aliases and field. */
import type { ImportField } from '../../contracts/imports.ts'
import type { BothLanguages } from '../../contracts/primitives.ts'
import { type FeatureField, featureFields, writtenFeatureFields } from '../fields/feature-fields.ts'
import { columnAliases } from './column-aliases.ts'

export type CatalogueEntry = {
  field: ImportField
  /** The header in an export; an import recognises it. */
  name: BothLanguages
  /** Other headers of this field. */
  aliases: readonly string[]
  spec: (typeof featureFields)[FeatureField]
}

const toEntry = (field: FeatureField): CatalogueEntry => {
  const spec = featureFields[field]
  return { field: spec.shownAs, name: spec.name, aliases: columnAliases[field], spec }
}

/** In the order of an export's columns; the key, which identifies the feature, comes first. */
export const columnCatalogue: readonly CatalogueEntry[] = [
  toEntry('externalKey'),
  ...writtenFeatureFields.filter((field) => field !== 'externalKey').map(toEntry),
]

/** The column of each field. */
export const columnOf = Object.fromEntries(columnCatalogue.map((entry) => [entry.field, entry])) as Readonly<
  Record<ImportField, CatalogueEntry>
>
