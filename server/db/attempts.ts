/** Counts of attempts in the database: shared by several servers, and kept over a restart. */
import { type Kysely, PostgresAdapter, sql } from 'kysely'
import {
  attemptsAt,
  type DelayRule,
  forgottenAt,
  waitMs,
  withAttempt,
} from '../domain/access/growing-delay.ts'
import { lockRows } from './portable.ts'
import type { Database } from './tables.ts'

/** A counter with its rule. */
export type Limit = Readonly<{ key: string; rule: DelayRule }>

type Stored = Readonly<{ count: number; last_at: string }>

/** A counted attempt, which `uncountAttempts` takes back. */
export type CountedAttempt = Readonly<{ key: string; before: Stored; after: Stored }>

const iso = (ms: number): string => new Date(ms).toISOString()

/**
 * Counts an attempt at every limit, or at none when one of them requires waiting. Atomic: concurrent attempts are counted
 * one after the other.
 * @returns the waiting time in milliseconds, or the counted attempts
 */
export async function countAttempt(
  db: Kysely<Database>,
  limits: readonly Limit[],
  now: string,
): Promise<{ waitMs: number } | { counted: readonly CountedAttempt[] }> {
  const nowMs = Date.parse(now)
  // In one order, so that two transactions cannot wait for each other.
  const ordered = limits.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const fresh = { count: 0, last_at: now, forgotten_at: now }
  const result = await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('attempts')
      .values(ordered.map(({ key }) => ({ key, ...fresh })))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
    const keys = ordered.map(({ key }) => key)
    const query = trx.selectFrom('attempts').selectAll().where('key', 'in', keys).orderBy('key')
    const rows = new Map((await lockRows(trx, query).execute()).map((row) => [row.key, row]))
    const found = ordered.map(({ key, rule }) => {
      const { count, last_at } = rows.get(key) ?? fresh
      return { key, rule, before: { count, last_at }, attempts: { count, lastAt: Date.parse(last_at) } }
    })
    const wait = Math.max(...found.map(({ attempts, rule }) => waitMs(attempts, rule, nowMs)))
    const counted = found.map(({ key, rule, before, attempts }) => {
      const next = wait > 0 ? attemptsAt(attempts, nowMs) : withAttempt(attempts, rule, nowMs)
      const after = { count: next.count, last_at: iso(next.lastAt) }
      return { key, before, after, forgotten_at: iso(forgottenAt(next, rule)) }
    })
    for (const { key, before, after, forgotten_at } of counted) {
      if (after.count === before.count && after.last_at === before.last_at) continue
      await trx
        .updateTable('attempts')
        .set({ ...after, forgotten_at })
        .where('key', '=', key)
        .execute()
    }
    return wait > 0 ? { waitMs: wait } : { counted }
  })
  await removeForgotten(db, now)
  return result
}

/** Without waiting for rows that another attempt is counting. */
async function removeForgotten(db: Kysely<Database>, now: string): Promise<void> {
  const forgotten = db.selectFrom('attempts').select('key').where('forgotten_at', '<=', now).limit(100)
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter
  await db
    .deleteFrom('attempts')
    .where('key', 'in', isPostgres ? forgotten.forUpdate().skipLocked() : forgotten)
    .execute()
}

/** Takes attempts back that succeeded; others that were counted meanwhile stay. */
export async function uncountAttempts(
  db: Kysely<Database>,
  counted: readonly CountedAttempt[],
): Promise<void> {
  for (const { key, before, after } of counted) {
    const isUnchanged = sql<boolean>`count = ${after.count} and last_at = ${after.last_at}`
    await db
      .updateTable('attempts')
      .set({
        count: sql<number>`case when ${isUnchanged} then cast(${before.count} as integer) else count - 1 end`,
        last_at: sql<string>`case when ${isUnchanged} then ${before.last_at} else last_at end`,
      })
      .where('key', '=', key)
      .where('count', '>', 0)
      .execute()
  }
}

/** Takes back one attempt of a key that an earlier request counted. */
export async function uncountOne(db: Kysely<Database>, key: string): Promise<void> {
  await db
    .updateTable('attempts')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute()
}
