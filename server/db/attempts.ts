/** Counts of attempts, kept in the database: several servers share them, and a restart forgets none. */
import { type Kysely, sql } from 'kysely'
import type { Database } from './tables.ts'

/** What was counted under a key until now, and when that count begins anew. */
export type AttemptCount = { count: number; resetsAt: string }

/**
 * Counts one more attempt; many at once are each counted.
 * @param windowMs how long after the first attempt a count begins anew
 */
export async function countAttempt(
  db: Kysely<Database>,
  key: string,
  now: string,
  windowMs: number,
): Promise<AttemptCount> {
  const resetsAt = new Date(Date.parse(now) + windowMs).toISOString()
  const row = await db
    .insertInto('rate_limits')
    .values({ key, count: 1, resets_at: resetsAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when rate_limits.resets_at <= ${now} then 1 else rate_limits.count + 1 end`,
        resets_at: sql<string>`case when rate_limits.resets_at <= ${now} then ${resetsAt} else rate_limits.resets_at end`,
      }),
    )
    .returning(['count', 'resets_at as resetsAt'])
    .executeTakeFirstOrThrow()
  if (row.count === 1) await db.deleteFrom('rate_limits').where('resets_at', '<=', now).execute()
  return row
}

/** Takes back an attempt that turned out well. */
export async function uncountAttempt(db: Kysely<Database>, key: string): Promise<void> {
  await db
    .updateTable('rate_limits')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute()
}
