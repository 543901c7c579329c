import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { isMigrated } from '#server/db/migrate.ts'
import { eachDatabase } from './databases.ts'

eachDatabase((name, open, newUrl) => {
  it('opens the named database, migrated', async () => {
    const db = await open()
    expect(await isMigrated(db)).toBe(true)
    const version =
      name === 'SQLite' ? sql`select sqlite_version() as version` : sql`select version() as version`
    const { rows } = await version.execute(db)
    expect(JSON.stringify(rows)).toMatch(name === 'SQLite' ? /3\.\d+/ : /PostgreSQL \d+/)
  })

  it('gives every test its own database', async () => {
    const [one, other] = await Promise.all([open(), open()])
    await sql`create table marks (id text)`.execute(one)
    await expect(sql`select * from marks`.execute(other)).rejects.toThrow(/marks/)
  })

  it('gives a URL that two connections share', async () => {
    const url = await newUrl()
    const [one, other] = [openDatabase(url), openDatabase(url)]
    await sql`create table marks (id text)`.execute(one)
    await sql`insert into marks values ('a')`.execute(one)
    expect((await sql`select id from marks`.execute(other)).rows).toEqual([{ id: 'a' }])
    await Promise.all([one.destroy(), other.destroy()])
  })
})
