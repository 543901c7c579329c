import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import { differing, flag, lockRows, lockRowsButKeys } from '../../db/portable.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'
import type { LaunchesTable, PreviewsTable } from '../../db/tables/launches.ts'
import { refuse } from '../../domain/refusal.ts'
import { derivedColumns, factColumns, type JoinedLaunch, type LaunchFactRow } from './launches.rows.ts'

/** The names that are read with a launch. Not joins, so that the row can be locked, and returned by an update. */
const names = (eb: ExpressionBuilder<Database, 'launches'>) =>
  [
    eb
      .selectFrom('people as owner')
      .select('owner.name')
      .whereRef('owner.id', '=', 'launches.owner_id')
      .as('owner_name'),
    eb
      .selectFrom('playbooks')
      .select('playbooks.version')
      .whereRef('playbooks.id', '=', 'launches.playbook_id')
      .as('playbook_version'),
  ] as const

/** Launches with the names of people. */
export const joinedLaunches = (db: Kysely<Database>) =>
  db.selectFrom('launches').selectAll('launches').select(names)

const launchRows = prepared((db: Kysely<Database>, { id }: { id: string }) =>
  joinedLaunches(db).where('launches.id', '=', id),
)
const lockedLaunchRows = prepared((db: Kysely<Database>, { id }: { id: string }) =>
  lockRows(db, joinedLaunches(db).where('launches.id', '=', id)),
)

/** @throws Refusal not-found */
export async function getLaunchRow(db: Kysely<Database>, id: string): Promise<JoinedLaunch> {
  const [row] = await launchRows(db, { id })
  if (!row) throw refuse('not-found', { params: { noun: 'launch' } })
  return row
}

/** Locks a launch until the transaction ends. @throws Refusal not-found */
export async function lockLaunchRow(trx: Transaction<Database>, id: string): Promise<JoinedLaunch> {
  const [row] = await lockedLaunchRows(trx, { id })
  if (!row) throw refuse('not-found', { params: { noun: 'launch' } })
  return row
}

/**
 * Locks a launch until the transaction ends, and reads one of its previews with it.
 * @returns as `preview` null when it is none of this launch
 * @throws Refusal not-found
 */
export async function lockLaunchWithPreview(
  trx: Transaction<Database>,
  id: string,
  previewId: string,
): Promise<{ row: JoinedLaunch; preview: Pick<PreviewsTable, 'request' | 'digest'> | null }> {
  const query = joinedLaunches(trx)
    .where('launches.id', '=', id)
    .leftJoin('previews', (join) =>
      join.onRef('previews.launch_id', '=', 'launches.id').on('previews.id', '=', previewId),
    )
    .select(['previews.request', 'previews.digest'])
  const found = await lockRows(trx, query, 'launches').executeTakeFirst()
  if (!found) throw refuse('not-found', { params: { noun: 'launch' } })
  const { request, digest, ...row } = found
  return { row, preview: request === null || digest === null ? null : { request, digest } }
}

const lockedFactRows = prepared((db: Kysely<Database>, { ids }: { ids: readonly string[] }) =>
  lockRowsButKeys(db, db.selectFrom('launches').select(factColumns).where('id', 'in', ids).orderBy('id')),
)

/** Locks launches until the transaction ends, in the order of their ids, which prevents deadlocks. */
export const lockLaunchRows = (
  trx: Transaction<Database>,
  ids: readonly string[],
): Promise<LaunchFactRow[]> => lockedFactRows(trx, { ids })

/** Inserts a launch; whether it has concerns is known when its features are, and stored then. */
export async function insertLaunch(
  trx: Transaction<Database>,
  row: Parameters<typeof derivedColumns>[0],
): Promise<void> {
  await trx
    .insertInto('launches')
    .values({ ...row, ...derivedColumns(row), has_concerns: 0 })
    .execute()
}

/** Stores whether the plans of launches need attention. */
export async function markConcerns(
  trx: Transaction<Database>,
  ids: readonly string[],
  hasConcerns: boolean,
): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('launches')
    .set({ has_concerns: flag(hasConcerns) })
    .where('id', 'in', [...ids])
    .execute()
}

/** Changes a locked launch and increments its version. @returns the changed launch */
export async function changeLaunchRow(
  trx: Transaction<Database>,
  before: JoinedLaunch,
  set: Partial<LaunchesTable>,
): Promise<JoinedLaunch> {
  const written = { ...before, ...set, version: before.version + 1 }
  const next = { ...written, ...derivedColumns(written) }
  const changed = await trx
    .updateTable('launches')
    .set(differing(before, next))
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .returningAll()
    .returning(names)
    .executeTakeFirst()
  if (!changed) throw refuse('stale-version', { params: { current: next.version } })
  return changed
}
