import type { Kysely, Transaction } from 'kysely'
import { differing, flag, lockRows, lockRowsButKeys } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { LaunchesTable } from '../../db/tables/launches.ts'
import { refuse } from '../../domain/refusal.ts'
import { derivedColumns, type JoinedLaunch } from './launches.rows.ts'

/** Launches joined with the names of people. */
export const joinedLaunches = (db: Kysely<Database>) =>
  db
    .selectFrom('launches')
    .leftJoin('people as owner', 'owner.id', 'launches.owner_id')
    .leftJoin('playbooks', 'playbooks.id', 'launches.playbook_id')
    .selectAll('launches')
    .select(['owner.name as owner_name', 'playbooks.version as playbook_version'])

/** @throws Refusal not-found */
export async function getLaunchRow(db: Kysely<Database>, id: string): Promise<JoinedLaunch> {
  const row = await joinedLaunches(db).where('launches.id', '=', id).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'launch' } })
  return row
}

/** Locks a launch until the transaction ends. @throws Refusal not-found */
export async function lockLaunchRow(trx: Transaction<Database>, id: string): Promise<LaunchesTable> {
  const row = await lockRows(
    trx,
    trx.selectFrom('launches').selectAll().where('id', '=', id),
  ).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'launch' } })
  return row
}

/** Locks launches until the transaction ends, in the order of their ids, which prevents deadlocks. */
export async function lockLaunchRows(trx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  const rows = trx
    .selectFrom('launches')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
  await lockRowsButKeys(trx, rows).execute()
}

/** Inserts a launch; whether it has concerns is stored with the warnings, before the transaction ends. */
export async function insertLaunch(
  trx: Transaction<Database>,
  row: Parameters<typeof derivedColumns>[0],
): Promise<void> {
  await trx
    .insertInto('launches')
    .values({ ...row, ...derivedColumns(row), has_concerns: 0 })
    .execute()
}

/** Stores whether the plans of launches need attention. @returns whether any differed */
export async function markConcerns(
  trx: Transaction<Database>,
  ids: readonly string[],
  hasConcerns: boolean,
): Promise<boolean> {
  if (ids.length === 0) return false
  const { numUpdatedRows } = await trx
    .updateTable('launches')
    .set({ has_concerns: flag(hasConcerns) })
    .where('id', 'in', [...ids])
    .where('has_concerns', '=', flag(!hasConcerns))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Changes a locked launch and increments its version. */
export async function changeLaunchRow(
  trx: Transaction<Database>,
  before: LaunchesTable,
  set: Partial<LaunchesTable>,
): Promise<void> {
  const written = { ...before, ...set, version: before.version + 1 }
  const next = { ...written, ...derivedColumns(written) }
  const result = await trx
    .updateTable('launches')
    .set(differing(before, next))
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) throw refuse('stale-version', { params: { current: next.version } })
}
