/** Commits an import in one transaction. */
import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import { isForeignKeyViolation, isUniqueViolation } from '../../db/portable.ts'
import type { Statement } from '../../db/statement.ts'
import { refreshStatistics } from '../../db/statistics.ts'
import type { Database } from '../../db/tables.ts'
import { workInThread } from '../../db/writer-thread.ts'
import type { Deps } from '../../deps.ts'
import { foldName } from '../../domain/imports/normalize-word.ts'
import { Refusal, refuse } from '../../domain/refusal.ts'
import { inParts, timeSlices } from '../../time-slices.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { touch } from '../activity/touched.service.ts'
import { isAnyFeatureTaken } from '../features/features.bulk.service.ts'
import { keepVisible } from '../visibility/naming.service.ts'
import { addProductAreaIn, allProductAreas } from '../product-areas/product-areas.service.ts'
import { lockWorkspace, todayOf } from '../workspace/workspace.service.ts'
import { lockChangedFeatures, lockImport, markCommitted, type StoredImport } from './imports.repository.ts'
import { type PreparedImport, prepareImport } from './preparing.service.ts'
import type { ProgressBook, Report } from './progress.service.ts'
import { rowsAtOnce } from './reading.service.ts'

/** How many keys or titles one statement looks up. */
const lookedUpAtOnce = 500

/**
 * Writes what the preview showed: new rows, changed fields and new product areas. Wrong rows are left out.
 * @throws Refusal not-found, import-committed, import-has-nothing, stale-preview when the data has changed since
 */
export async function commitImport(
  deps: Deps,
  by: Person,
  id: string,
  progress: ProgressBook,
): Promise<StoredImport> {
  return progress.during(deps, { importId: id, personId: by.id }, (report) =>
    prepareAndWrite(deps, by, id, report),
  )
}

async function prepareAndWrite(deps: Deps, by: Person, id: string, report: Report): Promise<StoredImport> {
  const prepared = await prepareImport(deps, by, id, report)
  const isLong = prepared.added.length + prepared.changed.length > 1
  const committed = await deps.db.transaction().execute(async (trx) => {
    if (isLong) await workInThread(trx)
    // Commits are serialized: concurrent ones could deadlock, or both insert the same title.
    await lockWorkspace(trx)
    const current = await lockImport(trx, id, by.id)
    if (current.committedAt !== null) throw refuse('import-committed')
    const isCurrent = isDeepStrictEqual(current, prepared.read) && (await areNew(trx, prepared))
    if (!isCurrent) return undefined
    const committedAt = deps.now()
    await markCommitted(trx, id, committedAt)
    await writeImport(trx, deps, by, prepared, report)
    return { ...current, committedAt, keptUntil: null }
  })
  // Its settings, or the product areas, have changed while it was prepared.
  if (!committed) return prepareAndWrite(deps, by, id, report)
  // The import is committed, whatever becomes of the statistics; they are refreshed daily as well.
  if (committed.counts.new > rowsAtOnce) await refreshStatistics(deps.db).catch(() => undefined)
  return committed
}

/** Whether the product areas that the import adds are still missing. */
async function areNew(trx: Transaction<Database>, { newAreas }: PreparedImport): Promise<boolean> {
  const present = new Set((await allProductAreas(trx)).map(({ name }) => foldName(name)))
  return newAreas.every(({ name }) => !present.has(foldName(name)))
}

async function writeImport(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  prepared: PreparedImport,
  report: Report,
): Promise<void> {
  const { id, fileName, counts } = prepared.read
  const total = counts.new + counts.changed
  let done = 0
  const onWritten = (rows: number) => report('writing', (done += rows), total)
  onWritten(0)
  await addAreas(trx, deps, by, prepared)
  // One that was deleted meanwhile would be inserted again.
  if ((await lockChangedFeatures(trx, id)) !== counts.changed) throw refuse('stale-preview')
  await requireFree(trx, prepared)
  await writeNew(trx, deps, prepared, onWritten)
  await writeChanged(trx, by, prepared, onWritten)
  report('finishing', total, total)
  const confidentialId = prepared.changed.flatMap(({ confidential }) => confidential)[0]?.id
  const changes = (['new', 'changed'] as const).map((kind) => ({
    field: kind,
    before: 0,
    after: counts[kind],
  }))
  await recordEvents(trx, deps, by.id, [
    {
      noun: 'import',
      entity: { id, title: fileName },
      ...(confidentialId !== undefined && { withinId: confidentialId }),
      verb: 'imported',
      changes,
    },
  ])
}

/** A concurrent change took a key, or removed a referenced row. */
const staleOr = (error: unknown): unknown => {
  const isTaken = error instanceof Refusal && error.code === 'invalid-input'
  return isTaken || isUniqueViolation(error) || isForeignKeyViolation(error) ? refuse('stale-preview') : error
}

/** Runs a prepared statement. @returns the number of rows that it wrote @throws Refusal stale-preview */
async function run(trx: Transaction<Database>, statement: Statement): Promise<number> {
  try {
    return await statement(trx)
  } catch (error) {
    throw staleOr(error)
  }
}

async function addAreas(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  { newAreas }: PreparedImport,
): Promise<void> {
  for (const area of newAreas) {
    try {
      await addProductAreaIn(trx, deps, by, { ...area, productStage: 'early' })
    } catch (error) {
      throw staleOr(error)
    }
  }
}

/** @throws Refusal stale-preview when a feature that would be new exists */
async function requireFree(trx: Transaction<Database>, { keys, titles }: PreparedImport): Promise<void> {
  await inParts(keys, lookedUpAtOnce, async (some) => {
    if (await isAnyFeatureTaken(trx, { keys: some, titles: [] })) throw refuse('stale-preview')
  })
  await inParts(titles, lookedUpAtOnce, async (some) => {
    if (await isAnyFeatureTaken(trx, { keys: [], titles: some })) throw refuse('stale-preview')
  })
}

async function writeNew(
  trx: Transaction<Database>,
  deps: Deps,
  { added }: PreparedImport,
  onWritten: (rows: number) => void,
): Promise<void> {
  const pause = timeSlices()
  // Whoever changes the stage of an area locks the workspace, too.
  const stages = new Map((await allProductAreas(trx)).map((area) => [area.id, area.productStage]))
  const today = await todayOf(deps, trx)
  for (const { features, insertion, record } of added) {
    await run(trx, insertion)
    await pause()
    await record(trx)
    touch(
      trx,
      features.map(({ id, values }) => ({
        noun: 'feature',
        id,
        verb: 'imported',
        featureFacts: {
          today,
          pmmJoinedOn: values.pmmJoinedOn ?? null,
          prdFinalOn: values.prdFinalOn ?? null,
          requestingCustomers: values.requestingCustomers ?? null,
          productStage: stages.get(values.productAreaId ?? '') ?? 'early',
          decision: null,
        },
      })),
    )
    onWritten(features.length)
    await pause()
  }
}

/** @throws Refusal stale-preview */
async function writeChanged(
  trx: Transaction<Database>,
  by: Person,
  { changed }: PreparedImport,
  onWritten: (rows: number) => void,
): Promise<void> {
  const pause = timeSlices()
  for (const { before, update, record, confidential } of changed) {
    if ((await run(trx, update)) !== before.length) throw refuse('stale-preview')
    await pause()
    for (const { id, ownerIds } of confidential) await keepVisible(trx, 'feature', id, by, ownerIds)
    await record(trx)
    onWritten(before.length)
    await pause()
  }
}
