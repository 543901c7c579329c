/** The rows of the job queue. A row is removed when its job is done, and due again when it recurs. */
import type { Kysely, Transaction } from 'kysely'
import { lockSkipping } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { JobsTable } from '../../db/tables/jobs.ts'

/** What queues a job; `kind` and `subject` together are unique. */
export type NewJob = { id: string; kind: string; subject: string; at: string; dueAt: string }

/** Inserts a job; one that is queued becomes due at that time, and one that has failed starts anew. */
export async function insertJob(
  db: Kysely<Database>,
  { id, kind, subject, at, dueAt }: NewJob,
): Promise<void> {
  await db
    .insertInto('jobs')
    .values({ id, kind, subject, created_at: at, due_at: dueAt, attempts: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'subject'])
        .doUpdateSet({ due_at: dueAt, attempts: 0, failed_at: null, failure: null }),
    )
    .execute()
}

const dueJobs = (db: Kysely<Database>, kinds: readonly string[], now: string) =>
  db
    .selectFrom('jobs')
    .select('id')
    .where('kind', 'in', kinds)
    .where('failed_at', 'is', null)
    .where('due_at', '<=', now)
    .where((row) => row.or([row('claimed_until', 'is', null), row('claimed_until', '<', now)]))
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)

/** Whether any job can be claimed; reads only. */
export async function hasDueJob(
  db: Kysely<Database>,
  kinds: readonly string[],
  now: string,
): Promise<boolean> {
  return (await dueJobs(db, kinds, now).executeTakeFirst()) !== undefined
}

/** Claims the job that has been due longest; two servers never get the same one. */
export async function claimJob(
  db: Kysely<Database>,
  kinds: readonly string[],
  { claim, now, until }: { claim: string; now: string; until: string },
): Promise<JobsTable | undefined> {
  return db.transaction().execute(async (trx) => {
    const due = await lockSkipping(trx, dueJobs(trx, kinds, now)).executeTakeFirst()
    if (!due) return undefined
    return trx
      .updateTable('jobs')
      .set((row) => ({ claimed_by: claim, claimed_until: until, attempts: row('attempts', '+', 1) }))
      .where('id', '=', due.id)
      .returningAll()
      .executeTakeFirst()
  })
}

/** @returns false when the lease has been lost to another server */
export async function extendLease(
  db: Kysely<Database>,
  claim: string,
  until: string,
  progress?: { done: number; total: number },
): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({
      claimed_until: until,
      ...(progress && { progress_done: progress.done, progress_total: progress.total }),
    })
    .where('claimed_by', '=', claim)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

const released = { claimed_by: null, claimed_until: null, progress_done: null, progress_total: null }

/**
 * Ends a job within the transaction of what it did.
 * @param next when a recurring job is due again; without it the row is removed
 * @returns false when the lease has been lost, so that the transaction must not commit
 */
export async function endJob(trx: Transaction<Database>, claim: string, next?: string): Promise<boolean> {
  if (next === undefined) {
    const removed = await trx.deleteFrom('jobs').where('claimed_by', '=', claim).executeTakeFirst()
    return removed.numDeletedRows === 1n
  }
  const result = await trx
    .updateTable('jobs')
    .set({ ...released, due_at: next, attempts: 0, failure: null })
    .where('claimed_by', '=', claim)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Releases a job after a failure: due again later, or failed for good. @returns false when the lease has been lost */
export async function releaseJob(
  db: Kysely<Database>,
  claim: string,
  { failure, dueAt, failedAt }: { failure: string; dueAt: string; failedAt: string | null },
): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ ...released, due_at: dueAt, failed_at: failedAt, failure })
    .where('claimed_by', '=', claim)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Gives a job back as it was, when its server stops in the middle. */
export async function returnJob(db: Kysely<Database>, claim: string): Promise<void> {
  await db
    .updateTable('jobs')
    .set((row) => ({ ...released, attempts: row('attempts', '-', 1) }))
    .where('claimed_by', '=', claim)
    .execute()
}

/** Removes jobs that failed for good before that time. */
export async function removeFailedJobs(db: Kysely<Database>, before: string): Promise<void> {
  await db.deleteFrom('jobs').where('failed_at', '<', before).execute()
}
