import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { type Feature, featureSorts } from '#server/contracts/features.ts'
import { cursorAfter } from '#server/db/page.ts'
import { sortKey } from '#server/db/portable.ts'
import type { Database } from '#server/db/tables.ts'
import { Refusal } from '#server/domain/refusal.ts'
import { listFeatures } from '#server/resources/features/features.list.repository.ts'
import { insertFeatures } from '#server/resources/features/features.repository.ts'
import { eachDatabase } from '../support/databases.ts'

type Sort = (typeof featureSorts)[number]

const titles = [
  '智能报表',
  '審批流程',
  'Éclair',
  'eclair',
  'Zebra',
  'apple',
  '𠮷野家',
  'ＡＢＣ',
  '智能报表',
  '%',
]
const grades = [null, 'announce', 'concept-campaign', 'big-scenario']
const idOf = (index: number) =>
  `00000000-0000-7000-8000-${String((index * 7919) % 100_000).padStart(12, '0')}`
const instantOf = (index: number) => `2026-11-${String(1 + (index % 9)).padStart(2, '0')}T08:00:00.000Z`

/** Features with many equal keys, every script, and every third without a date. */
const seed = (from: number, count: number) =>
  Array.from({ length: count }, (_, place) => from + place).map((index) => ({
    id: idOf(index),
    createdAt: instantOf(index),
    values: {
      title: titles[index % titles.length]!,
      releaseDate: index % 3 === 0 ? null : `2027-0${1 + (index % 5)}-15`,
    },
  }))

async function insert(db: Kysely<Database>, from: number, count: number): Promise<void> {
  const features = seed(from, count)
  await db.transaction().execute(async (trx) => {
    await insertFeatures(trx, features)
    for (const [place, { id }] of features.entries()) {
      const rank = (from + place) % grades.length
      const grade = grades[rank] ?? null
      const gradeRank = { announce: 0, 'big-scenario': 2, 'concept-campaign': 3 }[grade ?? ''] ?? -1
      await trx.updateTable('features').set({ grade, grade_rank: gradeRank }).where('id', '=', id).execute()
    }
  })
}

/** The sort keys as text, so that the expected order is computed here and not by a database. */
const keyOf: Record<string, (feature: Feature, isDescending: boolean) => string> = {
  updatedAt: ({ updatedAt }) => updatedAt,
  createdAt: ({ createdAt }) => createdAt,
  title: ({ title }) => sortKey(title),
  releaseDate: ({ releaseDate }, isDescending) => releaseDate ?? (isDescending ? '0000' : '9999'),
  grade: ({ grade }) =>
    ['announce', 'small-scenario', 'big-scenario', 'concept-campaign'].indexOf(grade!) + 1 + '',
}

function inOrder(features: Feature[], sort: Sort): string[] {
  const isDescending = sort.startsWith('-')
  const key = keyOf[sort.replace('-', '')]!
  const bytes = (feature: Feature) => Buffer.from(`${key(feature, isDescending)}\0${feature.id}`)
  const sorted = [...features].sort((a, b) => Buffer.compare(bytes(a), bytes(b)))
  return (isDescending ? sorted.reverse() : sorted).map(({ id }) => id)
}

async function walk(db: Kysely<Database>, sort: Sort, between: () => Promise<void> = async () => {}) {
  const seen: Feature[] = []
  const totals = new Set<number>()
  let cursor: string | undefined
  do {
    const page = await listFeatures(db, { sort, limit: 7, cursor })
    seen.push(...page.items)
    totals.add(page.total)
    cursor = page.nextCursor ?? undefined
    await between()
  } while (cursor)
  return { seen, totals: [...totals] }
}

const refusalOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof Refusal)) throw error
  return { code: error.code, ...error.details }
}
const unknownCursor = { code: 'invalid-input', errors: [{ path: 'cursor', code: 'unknown-cursor' }] }

eachDatabase((_name, open) => {
  it('returns every row exactly once, in the same order on both databases', async () => {
    const db = await open()
    await insert(db, 0, 61)
    for (const sort of featureSorts) {
      const { seen, totals } = await walk(db, sort)
      expect(seen, sort).toHaveLength(61)
      expect(
        seen.map(({ id }) => id),
        sort,
      ).toEqual(inOrder(seen, sort))
      expect(new Set(seen.map(({ id }) => id)).size, sort).toBe(61)
      expect(totals).toEqual([61])
    }
  })

  it('sorts features without a date last in either direction', async () => {
    const db = await open()
    await insert(db, 0, 20)
    for (const sort of ['releaseDate', '-releaseDate'] as const) {
      const dates = (await walk(db, sort)).seen.map(({ releaseDate }) => releaseDate)
      expect(dates.lastIndexOf(null)).toBe(19)
      expect(dates.indexOf(null)).toBe(20 - dates.filter((date) => date === null).length)
    }
  })

  it('returns the existing rows exactly once while others are inserted', async () => {
    for (const sort of featureSorts) {
      const db = await open()
      await insert(db, 0, 40)
      let next = 40
      const { seen } = await walk(db, sort, async () => {
        if (next < 58) await insert(db, (next += 3), 3)
      })
      const ids = seen.map(({ id }) => id)
      expect(new Set(ids).size, sort).toBe(ids.length)
      expect(ids, sort).toEqual(expect.arrayContaining(seed(0, 40).map(({ id }) => id)))
    }
  })

  it('rejects a cursor of another list as an error of the field', async () => {
    const db = await open()
    await insert(db, 0, 20)
    const { nextCursor } = await listFeatures(db, { sort: 'title', limit: 7 })
    const foreign: [Sort, string][] = [
      ['-title', nextCursor!],
      ['grade', nextCursor!],
      ['title', 'nonsense'],
      ['title', Buffer.from('{"a":1}').toString('base64url')],
      ['title', cursorAfter('title', 5, idOf(0))],
      ['title', cursorAfter('title', 'a\0b', idOf(0))],
      ['title', cursorAfter('title', '\ud800', idOf(0))],
      ['title', cursorAfter('title', 'a', '\0')],
      ['grade', cursorAfter('grade', 'apple', idOf(0))],
      ['grade', cursorAfter('grade', 1.5, idOf(0))],
      ['grade', cursorAfter('grade', 1e12, idOf(0))],
    ]
    for (const [sort, cursor] of foreign) {
      expect(await refusalOf(listFeatures(db, { sort, limit: 7, cursor })), cursor).toEqual(unknownCursor)
    }
  })
})
