/** Long transactions on SQLite in a thread of their own. */
import { type Kysely, sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { isUniqueViolation } from '#server/db/portable.ts'
import { refreshStatistics } from '#server/db/statistics.ts'
import { workInThread } from '#server/db/writer-thread.ts'
import type { Database } from '#server/db/tables.ts'
import { eachDatabase } from '../support/databases.ts'

type Numbers = { numbers: { n: number } }

/** A statement that takes long enough for others to have their turn. */
const fill = (db: Kysely<Numbers>, from: number) =>
  sql`insert into numbers
    with recursive counted (n) as (select ${sql.lit(from)} union all select n + 1 from counted where n < ${sql.lit(from + 50_000)})
    select n from counted`.execute(db)

/** The turns of the event loop while something is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let isRunning = true
  const tick = () => {
    if (!isRunning) return
    turns += 1
    setImmediate(tick)
  }
  setImmediate(tick)
  await work.finally(() => (isRunning = false))
  return turns
}

eachDatabase((name, _open, newUrl) => {
  async function numbers() {
    const db = openDatabase(await newUrl())
    onTestFinished(() => db.destroy())
    await sql`create table numbers (n integer primary key)`.execute(db)
    const within = (part: Kysely<Database>) => part as unknown as Kysely<Numbers>
    const count = async () => (await within(db).selectFrom('numbers').select('n').execute()).length
    return { db, within, count }
  }

  it('leaves the event loop to others during a statement, and shows them nothing before the commit', async () => {
    const { db, within, count } = await numbers()
    await db.transaction().execute(async (trx) => {
      await workInThread(trx)
      expect(await turnsDuring(fill(within(trx), 1))).toBeGreaterThan(0)
      expect(await within(trx).selectFrom('numbers').select('n').where('n', '<', 3).execute()).toHaveLength(2)
      expect(await count()).toBe(0)
    })
    expect(await count()).toBe(50_001)
  })

  it('rolls back when the work fails, and keeps the code of an error', async () => {
    const { db, within, count } = await numbers()
    const failing = db.transaction().execute(async (trx) => {
      await workInThread(trx)
      await fill(within(trx), 1)
      await within(trx).insertInto('numbers').values({ n: 1 }).execute()
    })
    expect(isUniqueViolation(await failing.catch((error: unknown) => error))).toBe(true)
    expect(await count()).toBe(0)
  })

  it('keeps other writers waiting until it has ended', async () => {
    const { db, within, count } = await numbers()
    let other: Promise<unknown> | undefined
    await db.transaction().execute(async (trx) => {
      await workInThread(trx)
      await within(trx).insertInto('numbers').values({ n: 1 }).execute()
      other = within(db).insertInto('numbers').values({ n: 2 }).execute()
      await fill(within(trx), 10)
    })
    await other
    expect(await count()).toBe(50_003)
  })

  if (name === 'SQLite') {
    it('collects statistics without blocking, for the connections that read and write', async () => {
      const { db, within } = await numbers()
      await fill(within(db), 1)
      await sql`create table pairs (a integer, b integer)`.execute(db)
      await sql`create index by_a on pairs (a)`.execute(db)
      await sql`create index by_b on pairs (b)`.execute(db)
      await sql`insert into pairs select 1, n from numbers`.execute(db)
      expect(await turnsDuring(refreshStatistics(db))).toBeGreaterThan(0)
      const pairs = db as unknown as Kysely<{ pairs: { a: number; b: number } }>
      const planOf = async (part: typeof pairs) => {
        const query = part.selectFrom('pairs').selectAll().where('a', '=', 1).where('b', '=', 1)
        const [row] = (await query.explain(undefined, sql`query plan`)) as { detail: string }[]
        return row?.detail
      }
      expect(await planOf(pairs)).toContain('by_b')
      expect(await pairs.transaction().execute(planOf)).toContain('by_b')
    })
  }
})
