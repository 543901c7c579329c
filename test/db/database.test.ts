import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { eachDatabase } from '../support/databases.ts'

eachDatabase((name, _open, newUrl) => {
  if (name === 'SQLite') {
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

  it('counts in numbers', async () => {
    const db = openDatabase(await newUrl(), 1)
    expect((await sql`select count(*) as count from pg_class where false`.execute(db)).rows).toEqual([
      { count: 0 },
    ])
    await db.destroy()
  })
})
