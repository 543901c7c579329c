/** Queries that are compiled once return what the same queries return when they are built for each run. */
import { type Kysely, sql } from 'kysely'
import { expect, it } from 'vitest'
import { prepared } from '#server/db/prepared.ts'
import { RowFilter } from '#server/db/row-filter.ts'
import { statementOf } from '#server/db/statement.ts'
import type { Database } from '#server/db/tables.ts'
import { newFeatureRow } from '#server/resources/features/features.rows.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'

type Values = { ids?: readonly string[]; stage?: string }

let builds = 0
const features = prepared((db: Kysely<Database>, { ids, stage }: Values) => {
  builds += 1
  let query = db.selectFrom('features').select('id').orderBy('id')
  if (ids) query = query.where('id', 'in', ids)
  if (stage !== undefined) query = query.where('stage', '=', stage)
  return query
})

async function openFilled(open: OpenTestDatabase) {
  const db = await open()
  const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, place) =>
    newFeatureRow({ title: id, stage: place < 3 ? 'gray' : 'prd' }, { id, createdAt: '2026-01-01' }),
  )
  await db.insertInto('features').values(rows).execute()
  return db
}

const hiding = (id: string) => {
  const visible = (alias: string) => sql`${sql.ref(`${alias}.id`)} <> ${id}`.toOperationNode()
  return new RowFilter({ features: { visible } })
}

const idsOf = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id).join('')

eachDatabase((_, open) => {
  it('takes other values each time, and is built once for each shape of them', async () => {
    const db = await openFilled(open)
    builds = 0
    expect(await idsOf(features(db, { stage: 'gray' }))).toBe('abc')
    expect(await idsOf(features(db, { stage: 'prd' }))).toBe('def')
    expect(builds).toBe(1)
    expect(await idsOf(features(db, {}))).toBe('abcdef')
    expect(await idsOf(features(db, { ids: ['b', 'd'] }))).toBe('bd')
    expect(await idsOf(features(db, { ids: ['a', 'f'] }))).toBe('af')
    expect(await idsOf(features(db, { ids: ['a', 'd', 'e'], stage: 'prd' }))).toBe('de')
    expect(builds).toBe(4)
    expect(await idsOf(features(db, { ids: [...'fedcb'] }))).toBe('bcdef')
  })

  it('keeps the rows hidden that the filter of its database hides', async () => {
    const db = await openFilled(open)
    const [withoutA, withoutB] = [db.withPlugin(hiding('a')), db.withPlugin(hiding('b'))]
    for (let time = 0; time < 2; time += 1) {
      expect(await idsOf(features(db, { stage: 'gray' }))).toBe('abc')
      expect(await idsOf(features(withoutA, { stage: 'gray' }))).toBe('bc')
      expect(await idsOf(features(withoutB, { stage: 'gray' }))).toBe('ac')
      expect(await idsOf(features(withoutA.withPlugin(hiding('c')), { stage: 'gray' }))).toBe('b')
    }
    await withoutA.transaction().execute(async (trx) => {
      expect(await idsOf(features(trx, { stage: 'gray' }))).toBe('bc')
      expect(await idsOf(features(trx.withoutPlugins(), { stage: 'gray' }))).toBe('abc')
    })
  })

  it('writes rows, and sees them in the same transaction', async () => {
    const db = await openFilled(open)
    const setKey = prepared((trx: Kysely<Database>, { id, key }: { id: string; key: string | null }) =>
      trx.updateTable('features').set({ external_key: key }).where('id', '=', id).returning('external_key'),
    )
    await db.transaction().execute(async (trx) => {
      expect(await setKey(trx, { id: 'a', key: 'A-1' })).toEqual([{ external_key: 'A-1' }])
      expect(await setKey(trx, { id: 'b', key: null })).toEqual([{ external_key: null }])
      expect(await idsOf(features(trx, { ids: ['a'] }))).toBe('a')
    })
  })

  it('runs a statement in transactions under the row filter that it was compiled for, and in no other', async () => {
    const db = await openFilled(open)
    const [withoutA, withoutB] = [db.withPlugin(hiding('a')), db.withPlugin(hiding('b'))]
    const update = statementOf(
      withoutA,
      withoutA.updateTable('features').set({ stage: 'done' }).where('stage', '=', 'gray').compile(),
    )
    for (const other of [db, withoutB])
      await expect(other.transaction().execute((trx) => update(trx))).rejects.toThrow('another person')
    expect(await withoutA.transaction().execute((trx) => update(trx))).toBe(3)
  })

  it('refuses a query that looks at a value instead of using it', async () => {
    const db = await openFilled(open)
    const byStage = prepared((some: Kysely<Database>, { stage }: { stage: string }) =>
      some
        .selectFrom('features')
        .select('id')
        .where('grade_rank', '=', stage === 'gray' ? 0 : -1),
    )
    await expect(byStage(db, { stage: 'gray' })).rejects.toThrow('must use stage as a value')
  })
})
