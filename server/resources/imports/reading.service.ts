/** Classifies the rows of a file by comparing them with the current features. */
import type { Kysely } from 'kysely'
import { type Import, importLimits } from '../../contracts/imports.ts'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import { columnsByField, classifyRow, type ClassifiedRow } from '../../domain/imports/classify-row.ts'
import type { Candidates, Identities } from '../../domain/imports/match-row.ts'
import { foldName } from '../../domain/imports/normalize-word.ts'
import { planColumns, planStages, type ReadingSettings } from '../../domain/imports/plan-reading.ts'
import { roleMayEver } from '../../domain/access/may.ts'
import type { AreaRef, Glossary, KnownFeature } from '../../domain/imports/read-cell.ts'
import {
  cellText,
  countWords,
  firstLines,
  firstSpellings,
  type TableRow,
  type WordCounts,
} from '../../domain/imports/survey-rows.ts'
import { candidateFeatures } from '../features/features.bulk.service.ts'
import { allPeople } from '../people/people.service.ts'
import { allProductAreas } from '../product-areas/product-areas.service.ts'
import { inParts, timeSlices } from '../../time-slices.ts'
import type { Report } from './progress.service.ts'
import { tooManyRows } from './parse.ts'

/** How many rows are asked for or written by one statement. */
export const rowsAtOnce = 250

/** How many rows are surveyed between two looks at the clock. */
const surveyedAtOnce = 250

export type FileReading = Pick<Import, 'columns' | 'stageWords' | 'counts' | 'newProductAreas'> & {
  rows: ClassifiedRow[]
}

/** @throws Refusal import-unreadable when there are more rows than an import may have */
export async function readRows(
  db: Kysely<Database>,
  reader: Person,
  table: readonly TableRow[],
  settings: ReadingSettings,
  report: Report,
): Promise<FileReading> {
  const header = settings.hasHeader ? (table[0] ?? null) : null
  const rows = table.slice(header ? 1 : 0)
  const oneTooMany = rows[importLimits.rows]
  if (oneTooMany) throw tooManyRows(oneTooMany.line)

  const columns = planColumns(header, rows, settings.mapping)
  const byField = columnsByField(columns)
  const { counted, identities, areas: named } = await survey(rows, byField)
  const { stages, words } = planStages(counted, settings.stageWords)
  const areas = await knownAreas(db, named)
  const reading = { columns, identities, glossary: { stages, ...(await knownPeople(db, reader)), areas } }

  const judged: ClassifiedRow[] = []
  const pause = timeSlices()
  await inParts(rows, rowsAtOnce, async (part) => {
    report('reading', judged.length, rows.length)
    const candidates = await findCandidates(db, part, byField.get('externalKey'), byField.get('title'))
    await pause()
    for (const row of part) {
      judged.push(classifyRow(row, reading, candidates))
      await pause()
    }
  })
  return {
    columns,
    stageWords: words,
    counts: count(judged),
    newProductAreas: newAreas(judged),
    rows: judged,
  }
}

type Survey = {
  counted: WordCounts
  identities: Identities
  /** The product areas of the file in their first spelling, by folded name. */
  areas: Map<string, string>
}

async function survey(
  rows: readonly TableRow[],
  byField: ReturnType<typeof columnsByField>,
): Promise<Survey> {
  const [key, title] = [byField.get('externalKey'), byField.get('title')]
  const hasKey = (row: TableRow) => cellText(row, key) !== ''
  const counted: WordCounts = new Map()
  const areas = new Map<string, string>()
  const [keyLines, keyedTitleLines, unkeyedTitleLines] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  await inParts(rows, surveyedAtOnce, (part) => {
    countWords(part, byField.get('stage'), counted)
    firstSpellings(part, byField.get('productArea'), areas)
    firstLines(part, key, keyLines)
    firstLines(part.filter(hasKey), title, keyedTitleLines)
    firstLines(
      part.filter((row) => !hasKey(row)),
      title,
      unkeyedTitleLines,
    )
  })
  return { counted, identities: { keyLines, keyedTitleLines, unkeyedTitleLines }, areas }
}

/** By name, and by address for readers who may see addresses: for others a preview would tell whether one exists. */
async function knownPeople(
  db: Kysely<Database>,
  reader: Person,
): Promise<Pick<Glossary, 'people' | 'hasAddresses'>> {
  const people = new Map<string, { id: string; name: string }[]>()
  const hasAddresses = roleMayEver(reader.role, 'people.read')
  for (const { id, name, email, disabledAt } of await allPeople(db)) {
    // Disabled people cannot become owners; where one is the owner already, their name still reads as no change.
    if (disabledAt !== null) continue
    const words = hasAddresses || id === reader.id ? [name, email] : [name]
    for (const word of new Set(words.map(foldName)))
      people.set(word, [...(people.get(word) ?? []), { id, name }])
  }
  return { people, hasAddresses }
}

/** Existing areas, and new ones of the file in their first spelling. */
async function knownAreas(
  db: Kysely<Database>,
  named: ReadonlyMap<string, string>,
): Promise<Map<string, AreaRef>> {
  const areas = new Map<string, AreaRef>()
  for (const [folded, name] of named) areas.set(folded, { id: null, name })
  for (const { id, name } of await allProductAreas(db)) areas.set(foldName(name), { id, name })
  return areas
}

async function findCandidates(
  db: Kysely<Database>,
  rows: readonly TableRow[],
  key?: number,
  title?: number,
): Promise<Candidates> {
  const keys = rows.map((row) => cellText(row, key)).filter((text) => text !== '')
  const titles = rows.filter((row) => cellText(row, key) === '').map((row) => cellText(row, title))
  const found: KnownFeature[] = await candidateFeatures(db, {
    keys,
    titles: titles.filter((text) => text !== ''),
  })
  const byTitle = new Map<string, KnownFeature[]>()
  for (const feature of found) {
    if (feature.archivedAt === null)
      byTitle.set(feature.title, [...(byTitle.get(feature.title) ?? []), feature])
  }
  return {
    byKey: new Map(found.flatMap((feature) => (feature.externalKey ? [[feature.externalKey, feature]] : []))),
    byTitle,
  }
}

function count(rows: readonly ClassifiedRow[]): Import['counts'] {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 }
  for (const { kind } of rows) counts[kind]++
  return counts
}

function newAreas(rows: readonly ClassifiedRow[]): string[] {
  const names = rows.flatMap(({ values }) =>
    values.productArea && values.productArea.id === null ? [values.productArea.name] : [],
  )
  return [...new Set(names)]
}
