/** Rate limit counters in the database: shared by several servers, and kept over a restart. */
import { type Kysely, sql } from 'kysely'
import type { Database } from './tables.ts'

/** The current count of a key, and when it resets. */
export type AttemptCount = { count: number; resetsAt: string }

/**
 * Increments a counter atomically.
 * @param windowMs the time from the first attempt until the counter resets
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

/** Decrements the counter after a successful attempt. */
export async function uncountAttempt(db: Kysely<Database>, key: string): Promise<void> {
  await db
    .updateTable('rate_limits')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute()
}
