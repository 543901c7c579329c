/** Lists of features are exact however they are found: by a common, rare or unused tag, few or many, with any filters. */
import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { FeatureQuery } from '#server/contracts/features.ts'
import { grades } from '#server/contracts/lists.ts'
import { refreshStatistics } from '#server/db/statistics.ts'
import type { Database } from '#server/db/tables.ts'
import type { FeaturesTable } from '#server/db/tables/features.ts'
import { listFeatures } from '#server/resources/features/features.list.repository.ts'
import { visibleTo } from '#server/resources/visibility/visibility.repository.ts'
import { eachDatabase } from '../support/databases.ts'
import { fillDatabase, idOf } from './filled-database.ts'

type Filter = Partial<Pick<FeatureQuery, 'grade' | 'stage' | 'ownerId' | 'tag' | 'needsGrading' | 'archived'>>

const owner = idOf('person', 3)
const rareOwner = idOf('person', 4)
const filters: Filter[] = [
  {},
  { archived: true },
  { grade: ['none', 'announce'] },
  { grade: ['none'], stage: ['gray'], needsGrading: true },
  { stage: ['prd'] },
  { ownerId: [owner] },
  { ownerId: [rareOwner] },
  { ownerId: [owner, rareOwner], grade: ['none'] },
  ...['common', 'known', 'rare', 'unused'].flatMap((tag): Filter[] => [
    { tag },
    { tag, archived: true },
    { tag, stage: ['gray'], grade: ['big-scenario'] },
    { tag, ownerId: [owner] },
  ]),
]

/** Three in four features have the common tag, one in ten the known one, one in 250 the rare one. */
async function fill(db: Kysely<Database>): Promise<void> {
  await fillDatabase(db)
  const everyNth = (rows: readonly { id: string }[], n: number) =>
    rows.filter((_, index) => index % n === 1).map(({ id }) => id)
  const rows = await db.selectFrom('features').select('id').orderBy('id').execute()
  const change = (n: number, set: Partial<FeaturesTable>) =>
    db.updateTable('features').set(set).where('id', 'in', everyNth(rows, n)).execute()
  await change(1000, { pm_owner_id: null, pmm_owner_id: rareOwner })
  await db
    .updateTable('features')
    .set({ tags: '["common"]' })
    .where('id', 'not in', everyNth(rows, 4))
    .execute()
  await change(10, { tags: '["common","known"]' })
  await change(250, { tags: '["rare","common","rare"]' })
  await change(8, { is_archived: 1 })
  await change(7, { stage: 'prd' })
  await refreshStatistics(db)
}

const rankOf = (grade: string) => (grade === 'none' ? -1 : grades.indexOf(grade as (typeof grades)[number]))

const matches = (row: FeaturesTable, filter: Filter): boolean =>
  row.is_archived === (filter.archived ? 1 : 0) &&
  (!filter.grade || filter.grade.some((grade) => rankOf(grade) === row.grade_rank)) &&
  (!filter.stage || filter.stage.some((stage) => stage === row.stage)) &&
  (!filter.ownerId || filter.ownerId.some((id) => id === row.pm_owner_id || id === row.pmm_owner_id)) &&
  (filter.tag === undefined || (JSON.parse(row.tags) as string[]).includes(filter.tag)) &&
  (filter.needsGrading === undefined || (row.needs_grading === 1) === filter.needsGrading)

eachDatabase((_name, open) => {
  it('has every feature that matches and no other', { timeout: 120_000 }, async () => {
    const db = await open()
    await fill(db)
    const reader = idOf('person', 7)
    const all = await db.selectFrom('features').selectAll().orderBy('id').execute()
    const named = await db.selectFrom('feature_named_people').selectAll().execute()
    const seen = new Set(named.filter((row) => row.person_id === reader).map((row) => row.feature_id))
    const isSeen = (row: FeaturesTable) =>
      row.is_confidential === 0 || row.pm_owner_id === reader || seen.has(row.id)
    expect(all.filter(isSeen).length).toBeLessThan(all.length)
    const totals: number[] = []
    for (const role of ['administrator', 'pmm'] as const) {
      const visible = role === 'administrator' ? all : all.filter(isSeen)
      const readersDb = visibleTo(db, { id: reader, role })
      for (const filter of filters) {
        const expected = visible
          .filter((row) => matches(row, filter))
          .sort((a, b) => (a.title_key === b.title_key ? 0 : a.title_key < b.title_key ? -1 : 1))
          .map(({ id }) => id)
        const query = { ...FeatureQuery.parse({ sort: 'title', limit: 40 }), ...filter }
        const first = await listFeatures(readersDb, query)
        const second =
          first.nextCursor && (await listFeatures(readersDb, { ...query, cursor: first.nextCursor }))
        const what = JSON.stringify([role, filter])
        expect(
          [first, ...(second ? [second] : [])].flatMap(({ items }) => items.map(({ id }) => id)),
          what,
        ).toEqual(expected.slice(0, 80))
        expect([first.total, second ? second.total : first.total], what).toEqual([
          expected.length,
          expected.length,
        ])
        totals.push(first.total)
      }
    }
    // Each way of finding features was taken.
    expect(totals.filter((total) => total === 0).length).toBeGreaterThan(0)
    expect(totals.filter((total) => total > 0 && total < 500).length).toBeGreaterThan(3)
    expect(totals.filter((total) => total > 5000).length).toBeGreaterThan(1)
  })
})
