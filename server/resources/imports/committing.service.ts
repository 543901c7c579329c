/** Commits an import in one transaction. */
import { setImmediate as pause } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import type { FeatureChange } from '../../contracts/features.ts'
import type { Person } from '../../contracts/people.ts'
import { isForeignKeyViolation, isUniqueViolation } from '../../db/portable.ts'
import { refreshStatistics } from '../../db/statistics.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { type FeatureField, featureFields, writtenFeatureFields } from '../../domain/fields/feature-fields.ts'
import { writtenValue } from '../../domain/fields/written-value.ts'
import type { ClassifiedRow } from '../../domain/imports/classify-row.ts'
import { foldName } from '../../domain/imports/normalize-word.ts'
import type { ImportValues } from '../../domain/imports/read-cell.ts'
import { Refusal, refuse } from '../../domain/refusal.ts'
import { type NewAuditEvent, recordEvents } from '../activity/activity.service.ts'
import { changeFeaturesIn, candidateFeatures } from '../features/features.bulk.service.ts'
import { keepVisible } from '../visibility/naming.service.ts'
import { addFeaturesIn, featuresByIds, ownersAfter } from '../features/features.service.ts'
import { addProductAreaIn, allProductAreas } from '../product-areas/product-areas.service.ts'
import { lockWorkspace } from '../workspace/workspace.service.ts'
import {
  getImport,
  listRowsAfter,
  lockChangedFeatures,
  markCommitted,
  type StoredImport,
} from './imports.repository.ts'
import { rowsAtOnce } from './reading.service.ts'

/** Folded name → id. */
type AreaIds = ReadonlyMap<string, string>

/**
 * Writes what the preview showed: new rows, changed fields and new product areas. Wrong rows are left out.
 * @throws Refusal not-found, import-committed, import-has-nothing, stale-preview when the data has changed since
 */
export async function commitImport(deps: Deps, by: Person, id: string): Promise<StoredImport> {
  const committed = await deps.db.transaction().execute(async (trx) => {
    const { committedAt } = await getImport(trx, id, by.id)
    if (committedAt !== null) throw refuse('import-committed')
    // Commits are serialized: concurrent ones could deadlock, or both insert the same title.
    await lockWorkspace(trx)
    await markCommitted(trx, id, deps.now())
    // Read only now: until it is marked as committed, its settings can still change.
    const stored = await getImport(trx, id, by.id)
    const { counts } = stored
    if (counts.new + counts.changed === 0) throw refuse('import-has-nothing')
    const areas = await addAreas(trx, deps, by, stored.newProductAreas)
    await lockChangedFeatures(trx, id)
    await eachPart(trx, id, 'new', (rows) => writeNew(trx, deps, by, rows, areas))
    let confidentialId: string | undefined
    await eachPart(trx, id, 'changed', async (rows) => {
      confidentialId = (await writeChanged(trx, deps, by, rows, areas)) ?? confidentialId
    })
    const changes = (['new', 'changed'] as const).map((kind) => ({
      field: kind,
      before: 0,
      after: counts[kind],
    }))
    await recordEvents(trx, deps, by.id, [
      {
        noun: 'import',
        entity: { id, title: stored.fileName },
        ...(confidentialId !== undefined && { withinId: confidentialId }),
        verb: 'imported',
        changes,
      },
    ])
    return stored
  })
  // The import is committed, whatever becomes of the statistics; they are refreshed daily as well.
  if (committed.counts.new > rowsAtOnce) await refreshStatistics(deps.db).catch(() => undefined)
  return committed
}

async function eachPart(
  trx: Transaction<Database>,
  importId: string,
  kind: 'new' | 'changed',
  write: (rows: ClassifiedRow[]) => Promise<void>,
): Promise<void> {
  for (let after = 0; ;) {
    const { rows, last } = await listRowsAfter(trx, importId, kind, after, rowsAtOnce)
    if (rows.length === 0) return
    await write(rows)
    after = last
    await pause()
  }
}

async function addAreas(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  names: readonly string[],
): Promise<AreaIds> {
  const ids = new Map((await allProductAreas(trx)).map(({ id, name }) => [foldName(name), id]))
  for (const name of names) {
    if (ids.has(foldName(name))) continue
    try {
      const area = await addProductAreaIn(trx, deps, by, { name, productStage: 'early' })
      ids.set(foldName(name), area.id)
    } catch (error) {
      throw staleOr(error)
    }
  }
  return ids
}

async function writeNew(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  rows: readonly ClassifiedRow[],
  areas: AreaIds,
): Promise<void> {
  const keys = rows.flatMap(({ values }) => values.externalKey ?? [])
  const titles = rows.flatMap(({ values }) => (values.externalKey ? [] : (values.title ?? [])))
  if ((await candidateFeatures(trx, { keys, titles })).length > 0) throw refuse('stale-preview')
  const createdAt = deps.now()
  const features = rows.map(({ values, title }) => ({
    id: deps.newId(),
    createdAt,
    values: { ...toChange(values, areas), title: values.title ?? title ?? '' },
  }))
  try {
    await addFeaturesIn(trx, features)
  } catch (error) {
    throw staleOr(error)
  }
  await recordEvents(
    trx,
    deps,
    by.id,
    features.map(({ id, values }): NewAuditEvent => ({
      noun: 'feature',
      entity: { id, title: values.title },
      verb: 'imported',
    })),
  )
}

/** A concurrent change took a key, or removed a referenced row. */
const staleOr = (error: unknown): unknown => {
  const isTaken = error instanceof Refusal && error.code === 'invalid-input'
  return isTaken || isUniqueViolation(error) || isForeignKeyViolation(error) ? refuse('stale-preview') : error
}

/** @returns the id of a confidential feature among those that changed, if there is one */
async function writeChanged(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  rows: readonly ClassifiedRow[],
  areas: AreaIds,
): Promise<string | undefined> {
  const changes = rows.map((row) => ({
    id: row.featureId ?? '',
    version: row.featureVersion ?? 0,
    values: toChange(row.values, areas),
  }))
  const before = new Map(
    (
      await featuresByIds(
        trx,
        changes.map(({ id }) => id),
      )
    ).map((feature) => [feature.id, feature]),
  )
  for (const { id, values } of changes) {
    const known = before.get(id)
    if (known?.isConfidential) await keepVisible(trx, 'feature', id, by, ownersAfter(known, values))
  }
  if (!(await changeFeaturesIn(trx, changes, deps.now()))) throw refuse('stale-preview')
  const auditEvents = rows.flatMap((row): NewAuditEvent[] => {
    const known = before.get(row.featureId ?? '')
    if (!known) return []
    const changes = row.changes.map(({ field }) => ({
      field,
      before: known[field],
      after: row.values[field],
    }))
    const entity = { id: known.id, title: row.values.title ?? known.title }
    return [{ noun: 'feature', entity, verb: 'imported', changes }]
  })
  await recordEvents(trx, deps, by.id, auditEvents)
  return [...before.values()].find(({ isConfidential }) => isConfidential)?.id
}

/** Converts parsed values into a feature change: people and areas by id. */
function toChange(values: ImportValues, areas: AreaIds): FeatureChange {
  const change: Partial<Record<FeatureField, unknown>> = {}
  for (const field of writtenFeatureFields) {
    const { shownAs, type } = featureFields[field]
    const value = values[shownAs]
    if (value !== undefined) change[field] = writtenValue(type, value)
  }
  const { productArea } = values
  if (productArea) change.productAreaId = productArea.id ?? areas.get(foldName(productArea.name))
  return change as FeatureChange
}
