import { type Kysely, sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { localLive } from '#server/db/live.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import { refreshStatistics } from '#server/db/statistics.ts'
import type { Database } from '#server/db/tables.ts'
import { eachDatabase } from '../support/databases.ts'
import { fillDatabase } from './filled-database.ts'

eachDatabase((name, open, newUrl) => {
  it('collects the statistics that its query planner uses', async () => {
    const db = await open()
    const values = Array.from({ length: 300 }, (_, n) => ({
      id: `area-${n}`,
      name: `${n}`,
      name_key: `${n}`,
    }))
    await db
      .insertInto('product_areas')
      .values(values.map((value) => ({ ...value, product_stage: 'early', version: 1 })))
      .execute()
    await refreshStatistics(db)
    const counted =
      name === 'SQLite'
        ? sql<{
            rows: number
          }>`select max(cast(stat as integer)) as rows from sqlite_stat1 where tbl = 'product_areas'`
        : sql<{ rows: number }>`select reltuples as rows from pg_class where relname = 'product_areas'`
    expect((await counted.execute(db)).rows).toEqual([{ rows: 300 }])
  })

  if (name === 'SQLite') {
    it(
      'estimates that far fewer features have one owner than are not archived',
      { timeout: 30_000 },
      async () => {
        const db = await open()
        await fillDatabase(db)
        await refreshStatistics(db)
        const { rows } = await sql<{ idx: string; stat: string }>`
        select idx, stat from sqlite_stat1 where idx in ('features_by_pm_owner_id', 'features_by_updated_at')`.execute(
          db,
        )
        const perValue = Object.fromEntries(rows.map(({ idx, stat }) => [idx, Number(stat.split(' ')[1])]))
        expect(perValue['features_by_updated_at']).toBeGreaterThan(10 * perValue['features_by_pm_owner_id']!)
      },
    )

    it('keeps acknowledged writes, enforces foreign keys, and waits for another process', async () => {
      const db = openDatabase(await newUrl())
      const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout']
      const values: unknown[] = []
      for (const setting of settings) {
        const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(setting)}`.execute(db)
        values.push(Object.values(rows[0] ?? {})[0])
      }
      expect(values).toEqual(['wal', 2, 1, 5000])
      await db.destroy()
    })

    it('reads committed data without waiting for a transaction, and serializes writes', async () => {
      const db = openDatabase(await newUrl())
      await migrateToLatest(db)
      const addArea = (within: Kysely<Database>, id: string) =>
        within
          .insertInto('product_areas')
          .values({
            id,
            name: id,
            name_key: id,
            product_stage: 'early',
            version: 1,
          })
          .execute()
      const ids = async (within: Kysely<Database>) =>
        (await within.selectFrom('product_areas').select('id').orderBy('id').execute()).map(({ id }) => id)
      const order: string[] = []
      let waiting: Promise<unknown> | undefined
      await db.transaction().execute(async (trx) => {
        await addArea(trx, 'first')
        waiting = addArea(db, 'second').then(() => order.push('second'))
        expect(await ids(trx)).toEqual(['first'])
        expect(await ids(db)).toEqual([])
        order.push('first')
      })
      await waiting
      expect(order).toEqual(['first', 'second'])
      expect(await ids(db)).toEqual(['first', 'second'])
      await expect(
        db.transaction().execute(async (trx) => {
          await addArea(trx, 'third')
          throw new Error('No after all')
        }),
      ).rejects.toThrow('No after all')
      expect(await ids(db)).toEqual(['first', 'second'])
      await db.destroy()
    })

    it('in memory has one connection, so that tests hang on a query beside the transaction they are in', async () => {
      const db = openDatabase('sqlite::memory:')
      let isRead = false
      let reading: Promise<unknown> | undefined
      await db.transaction().execute(async (trx) => {
        reading = sql`select 1`.execute(db).then(() => (isRead = true))
        await sql`select 1`.execute(trx)
        expect(isRead).toBe(false)
      })
      await reading
      expect(isRead).toBe(true)
      await db.destroy()
    })

    it('lets readers use new statistics', async () => {
      const db = openDatabase(await newUrl())
      await sql`create table t (a integer, b integer)`.execute(db)
      await sql`create index by_a on t (a)`.execute(db)
      await sql`create index by_b on t (b)`.execute(db)
      const reading = db as unknown as Kysely<{ t: { a: number; b: number } }>
      const plan = async () => {
        const query = reading.selectFrom('t').selectAll().where('a', '=', 1).where('b', '=', 1)
        const [row] = (await query.explain(undefined, sql`query plan`)) as { detail: string }[]
        return row?.detail
      }
      for (const [same, index] of [
        ['a', 'by_b'],
        ['b', 'by_a'],
      ] as const) {
        await sql`delete from t`.execute(db)
        const values = Array.from({ length: 2000 }, (_, n) => ({ a: n, b: n, [same]: 1 }))
        await reading.insertInto('t').values(values).execute()
        await sql`analyze`.execute(db)
        expect(await plan()).toContain(index)
      }
      await db.destroy()
    })

    it('sends the signals of a transaction after its commit', async () => {
      const db = openDatabase(await newUrl())
      const live = localLive(db)
      const heard: unknown[] = []
      live.subscribe((signal) => heard.push(signal.kind))
      await db.transaction().execute(async (trx) => {
        await live.publish(trx, { kind: 'refetch' })
        await sql`select 1`.execute(trx)
        expect(heard).toEqual([])
      })
      await vi.waitFor(() => expect(heard).toEqual(['refetch']))
      await db.destroy()
    })
    return
  }

  it('survives connections that PostgreSQL ends, and reports them', async () => {
    const url = await newUrl()
    const lost: Error[] = []
    const db = openDatabase(url, 2, (error) => lost.push(error))
    const other = openDatabase(url, 1)
    await sql`select 1`.execute(db)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(other)
    await vi.waitFor(() => expect(lost).toHaveLength(1), 5000)
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
    await Promise.all([db.destroy(), other.destroy()])
  })

  it('returns counts as numbers', async () => {
    const db = openDatabase(await newUrl(), 1)
    expect((await sql`select count(*) as count from pg_class where false`.execute(db)).rows).toEqual([
      { count: 0 },
    ])
    await db.destroy()
  })
})
