/** Parses a cell into the value of a field, or an error. */
import type { Feature } from '../../contracts/features.ts'
import type { ImportField } from '../../contracts/imports.ts'
import type { FeatureStage } from '../../contracts/lists.ts'
import { hasUnseen } from '../../contracts/names.ts'
import type { PersonRef } from '../../contracts/primitives.ts'
import type { CellReading } from './cell-reading.ts'
import { columnOf } from './column-catalogue.ts'
import { foldName, normalizeWord } from './normalize-word.ts'
import { readDate } from './read-date.ts'
import { readNumber } from './read-number.ts'
import { readTags } from './read-tags.ts'

/** A product area by name; without an id it does not exist yet. */
export type AreaRef = { id: string | null; name: string }

/** The parsed fields of a row; people and areas are resolved. */
export type ImportValues = {
  [Field in ImportField]?: Field extends 'productArea' ? AreaRef : NonNullable<Feature[Field]>
}

/** The part of an existing feature that an import compares. */
export type KnownFeature = Pick<Feature, ImportField | 'id' | 'version' | 'archivedAt'>

/** Lookups from the words of a table to stages, people and areas. */
export type Glossary = {
  /** Normalized word → stage; null = a person chose that it has none. */
  stages: ReadonlyMap<string, FeatureStage | null>
  /** Folded name, or e-mail where `hasAddresses`, → every matching person. */
  people: ReadonlyMap<string, readonly PersonRef[]>
  /** Whether the reader may see addresses; for others they match nobody but the reader. */
  hasAddresses: boolean
  /** Folded name → area. */
  areas: ReadonlyMap<string, AreaRef>
}

/** The maximum length of a product area's name; a test compares it with the contract. */
export const longestAreaName = 120

const shown = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

function readText(text: string, max: number): CellReading<string> {
  if (text.length <= max) return { value: text }
  return { error: { code: 'too-long', params: { length: text.length, max } } }
}

function readName(text: string, max: number): CellReading<string> {
  return hasUnseen(text) ? { error: { code: 'unseen-characters', params: {} } } : readText(text, max)
}

function readLink(text: string, max: number): CellReading<string> {
  if (text.length > max) return readText(text, max)
  if (/^https?:\/\/[\p{L}\p{N}.-]+(:\d{1,5})?([/?#]\S*)?$/iu.test(text)) return { value: text }
  return { error: { code: 'not-a-link', params: { value: shown(text) } } }
}

function readStage(text: string, stages: Glossary['stages']): CellReading<FeatureStage> {
  const stage = stages.get(normalizeWord(text))
  return stage ? { value: stage } : { error: { code: 'unknown-stage', params: { value: shown(text) } } }
}

function readPerson(text: string, { people, hasAddresses }: Glossary): CellReading<PersonRef> {
  const found = people.get(foldName(text)) ?? []
  const params = { value: shown(text) }
  const [person] = found
  if (!person) {
    const code = text.includes('@') && !hasAddresses ? 'address-not-readable' : 'unknown-person'
    return { error: { code, params } }
  }
  if (found.length > 1)
    return { error: { code: 'ambiguous-person', params: { ...params, count: found.length } } }
  return { value: { id: person.id, name: person.name } }
}

function readArea(text: string, areas: Glossary['areas']): CellReading<AreaRef> {
  const area = areas.get(foldName(text)) ?? { id: null, name: text }
  if (area.id) return { value: area }
  const name = readName(text, longestAreaName)
  return 'error' in name ? name : { value: area }
}

/** Formats a value as a cell of an export: people and areas by name, tags joined, empty for none. */
export function cellOf(value: KnownFeature[ImportField] | AreaRef | undefined): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join('; ')
  return typeof value === 'object' ? value.name : String(value)
}

/**
 * A cell that equals the exported value of the feature keeps that value, even if it could be parsed differently: a
 * name that two people share then is the current owner, and a tag with a comma stays one tag.
 * @param text the cell's text, trimmed and not empty
 * @param known the feature that the row matches, if any
 */
export function readCell(
  field: ImportField,
  text: string,
  glossary: Glossary,
  known: KnownFeature | null,
): CellReading<ImportValues[ImportField]> {
  const present = known?.[field]
  if (present !== null && present !== undefined && field !== 'stage' && cellOf(present) === text)
    return { value: present }
  const { spec } = columnOf[field]
  switch (spec.type) {
    case 'text':
      return spec.isName ? readName(text, spec.max) : readText(text, spec.max)
    case 'link':
      return readLink(text, spec.max)
    case 'number':
    case 'money':
      return readNumber(text, spec.max)
    case 'date':
      return readDate(text)
    case 'tags':
      return readTags(text)
    case 'stage':
      return readStage(text, glossary.stages)
    case 'person':
      return readPerson(text, glossary)
    case 'product-area':
      return readArea(text, glossary.areas)
  }
}
