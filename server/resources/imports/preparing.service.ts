/**
 * Prepares the commit of an import: reads its rows, makes the features and the audit events, and compiles their insertion.
 * All of it happens before the transaction, because on SQLite everybody else who writes waits for that.
 */
import type { Kysely, Transaction } from 'kysely'
import type { Feature, FeatureChange } from '../../contracts/features.ts'
import type { Person } from '../../contracts/people.ts'
import type { Statement } from '../../db/statement.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { type FeatureField, featureFields, writtenFeatureFields } from '../../domain/fields/feature-fields.ts'
import { writtenValue } from '../../domain/fields/written-value.ts'
import type { ClassifiedRow } from '../../domain/imports/classify-row.ts'
import { foldName } from '../../domain/imports/normalize-word.ts'
import type { ImportValues } from '../../domain/imports/read-cell.ts'
import { refuse } from '../../domain/refusal.ts'
import { type NewAuditEvent, prepareEvents } from '../activity/activity.service.ts'
import { prepareFeatureChanges, prepareFeatures } from '../features/features.bulk.service.ts'
import { ownersAfter } from '../features/features.service.ts'
import { allProductAreas } from '../product-areas/product-areas.service.ts'
import { getImport, listRowsAfter, type StoredImport } from './imports.repository.ts'
import { timeSlices } from '../../time-slices.ts'
import type { Report } from './progress.service.ts'
import { rowsAtOnce } from './reading.service.ts'

type NewValues = FeatureChange & { title: string }

/** Some of the new features, with what inserts them and records their events. */
type PreparedFeatures = {
  features: { id: string; values: NewValues }[]
  insertion: Statement
  record: (trx: Transaction<Database>) => Promise<void>
}

/** Some of the changed features, with what changes them and records their events. */
type PreparedChanges = {
  before: Feature[]
  update: Statement
  record: (trx: Transaction<Database>) => Promise<void>
  /** The confidential ones, with their owners after the change. */
  confidential: { id: string; ownerIds: ReturnType<typeof ownersAfter> }[]
}

export type PreparedImport = {
  /** The import when its rows were read. */
  read: StoredImport
  newAreas: { id: string; name: string }[]
  /** External keys, and titles of rows without a key, that no feature may have. */
  keys: string[]
  titles: string[]
  added: PreparedFeatures[]
  changed: PreparedChanges[]
}

/** Folded name → id. */
type AreaIds = ReadonlyMap<string, string>

/** @throws Refusal not-found, import-committed, import-has-nothing, stale-preview */
export async function prepareImport(
  deps: Deps,
  by: Person,
  id: string,
  report: Report,
): Promise<PreparedImport> {
  const read = await getImport(deps.db, id, by.id)
  if (read.committedAt !== null) throw refuse('import-committed')
  if (read.counts.new + read.counts.changed === 0) throw refuse('import-has-nothing')
  const areaIds = new Map((await allProductAreas(deps.db)).map((area) => [foldName(area.name), area.id]))
  const newAreas: PreparedImport['newAreas'] = []
  for (const name of read.newProductAreas) {
    if (areaIds.has(foldName(name))) continue
    const area = { id: deps.newId(), name }
    newAreas.push(area)
    areaIds.set(foldName(name), area.id)
  }
  const prepared: PreparedImport = { read, newAreas, keys: [], titles: [], added: [], changed: [] }
  const at = deps.now()
  const pause = timeSlices()
  const total = read.counts.new + read.counts.changed
  let done = 0
  for await (const rows of rowsOf(deps.db, id, 'new')) {
    report('preparing', done, total)
    done += rows.length
    await pause()
    prepared.added.push(await prepareNew(deps, by, rows, areaIds, at))
    prepared.keys.push(...rows.flatMap(({ values }) => values.externalKey ?? []))
    prepared.titles.push(...rows.flatMap(({ values }) => (values.externalKey ? [] : (values.title ?? []))))
  }
  for await (const rows of rowsOf(deps.db, id, 'changed')) {
    report('preparing', done, total)
    done += rows.length
    await pause()
    prepared.changed.push(await prepareChanged(deps, by, rows, areaIds, at))
  }
  return prepared
}

async function* rowsOf(
  db: Kysely<Database>,
  importId: string,
  kind: 'new' | 'changed',
): AsyncGenerator<ClassifiedRow[]> {
  for (let after = 0; ;) {
    const { rows, last } = await listRowsAfter(db, importId, kind, after, rowsAtOnce)
    if (rows.length === 0) return
    yield rows
    after = last
  }
}

async function prepareNew(
  deps: Deps,
  by: Person,
  rows: readonly ClassifiedRow[],
  areaIds: AreaIds,
  createdAt: string,
): Promise<PreparedFeatures> {
  const pause = timeSlices()
  const features = rows.map(({ values, title }) => ({
    id: deps.newId(),
    createdAt,
    values: { ...toChange(values, areaIds), title: values.title ?? title ?? '' },
  }))
  await pause()
  const insertion = prepareFeatures(deps.db, features)
  await pause()
  const auditEvents = features.map(({ id, values }): NewAuditEvent => ({
    noun: 'feature',
    entity: { id, title: values.title },
    verb: 'imported',
  }))
  return { features, insertion, record: prepareEvents(deps.db, deps, by.id, auditEvents) }
}

async function prepareChanged(
  deps: Deps,
  by: Person,
  rows: readonly ClassifiedRow[],
  areaIds: AreaIds,
  at: string,
): Promise<PreparedChanges> {
  const pause = timeSlices()
  const changes = rows.map((row) => ({
    id: row.featureId ?? '',
    version: row.featureVersion ?? 0,
    values: toChange(row.values, areaIds),
  }))
  const prepared = await prepareFeatureChanges(deps.db, changes, at)
  if (!prepared) throw refuse('stale-preview')
  await pause()
  const { before, update } = prepared
  const known = new Map(before.map((feature) => [feature.id, feature]))
  const auditEvents = rows.flatMap((row): NewAuditEvent[] => {
    const feature = known.get(row.featureId ?? '')
    if (!feature) return []
    const changes = row.changes.map(({ field }) => ({
      field,
      before: feature[field],
      after: row.values[field],
    }))
    const entity = { id: feature.id, title: row.values.title ?? feature.title }
    return [{ noun: 'feature', entity, verb: 'imported', changes }]
  })
  return {
    before,
    update,
    record: prepareEvents(deps.db, deps, by.id, auditEvents),
    confidential: changes.flatMap(({ id, values }) => {
      const feature = known.get(id)
      return feature?.isConfidential ? [{ id, ownerIds: ownersAfter(feature, values) }] : []
    }),
  }
}

/** Converts parsed values into a feature change: people and areas by id. */
function toChange(values: ImportValues, areaIds: AreaIds): FeatureChange {
  const change: Partial<Record<FeatureField, unknown>> = {}
  for (const field of writtenFeatureFields) {
    const { shownAs, type } = featureFields[field]
    const value = values[shownAs]
    if (value !== undefined) change[field] = writtenValue(type, value)
  }
  const { productArea } = values
  if (productArea) change.productAreaId = productArea.id ?? areaIds.get(foldName(productArea.name))
  return change as FeatureChange
}
