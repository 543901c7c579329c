/** Classifies the rows of a file by comparing them with the current features. */
import { setImmediate as pause } from 'node:timers/promises'
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
import { cellText, firstLines, firstSpellings, type TableRow } from '../../domain/imports/survey-rows.ts'
import { candidateFeatures } from '../features/features.bulk.service.ts'
import { allPeople } from '../people/people.service.ts'
import { allProductAreas } from '../product-areas/product-areas.service.ts'
import { tooManyRows } from './parse.ts'

/** How many rows are judged, asked for or written between two pauses. */
export const rowsAtOnce = 250

export type FileReading = Pick<Import, 'columns' | 'stageWords' | 'counts' | 'newProductAreas'> & {
  rows: ClassifiedRow[]
}

/** @throws Refusal import-unreadable when there are more rows than an import may have */
export async function readRows(
  db: Kysely<Database>,
  reader: Person,
  table: readonly TableRow[],
  settings: ReadingSettings,
): Promise<FileReading> {
  const header = settings.hasHeader ? (table[0] ?? null) : null
  const rows = table.slice(header ? 1 : 0)
  const oneTooMany = rows[importLimits.rows]
  if (oneTooMany) throw tooManyRows(oneTooMany.line)

  const columns = planColumns(header, rows, settings.mapping)
  const byField = columnsByField(columns)
  const { stages, words } = planStages(rows, byField.get('stage'), settings.stageWords)
  await pause()
  const identities = identify(rows, byField.get('externalKey'), byField.get('title'))
  await pause()
  const areas = await knownAreas(db, rows, byField.get('productArea'))
  const reading = { columns, identities, glossary: { stages, ...(await knownPeople(db, reader)), areas } }

  const judged: ClassifiedRow[] = []
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const part = rows.slice(at, at + rowsAtOnce)
    const candidates = await findCandidates(db, part, byField.get('externalKey'), byField.get('title'))
    judged.push(...part.map((row) => classifyRow(row, reading, candidates)))
    await pause()
  }
  return {
    columns,
    stageWords: words,
    counts: count(judged),
    newProductAreas: newAreas(judged),
    rows: judged,
  }
}

function identify(rows: readonly TableRow[], key?: number, title?: number): Identities {
  const hasKey = (row: TableRow) => cellText(row, key) !== ''
  return {
    keyLines: firstLines(rows, key),
    keyedTitleLines: firstLines(rows.filter(hasKey), title),
    unkeyedTitleLines: firstLines(
      rows.filter((row) => !hasKey(row)),
      title,
    ),
  }
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
  rows: readonly TableRow[],
  column?: number,
): Promise<Map<string, AreaRef>> {
  const areas = new Map<string, AreaRef>()
  for (const [folded, name] of firstSpellings(rows, column)) areas.set(folded, { id: null, name })
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
