/** Lists use an index for their sort order: checked by EXPLAIN on both databases, at 10,000 rows. */
import SqliteDatabase from 'better-sqlite3'
import { CompiledQuery, Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { type FeatureQuery, featureSorts } from '#server/contracts/features.ts'
import { launchSorts } from '#server/contracts/launches.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import type { Database } from '#server/db/tables.ts'
import { listActivities } from '#server/resources/audit/audit.repository.ts'
import { visibleTo } from '#server/resources/visibility/visibility.repository.ts'
import { listFeatures } from '#server/resources/features/features.list.repository.ts'
import { listLaunchRows } from '#server/resources/launches/launches.list.repository.ts'
import type { TaskQuery } from '#server/contracts/tasks.ts'
import { listTasksWithLaunch } from '#server/resources/tasks/tasks.list.repository.ts'
import { type DatabaseName, eachDatabase, type NewDatabaseUrl } from '../support/databases.ts'
import { fillDatabase, idOf } from './filled-database.ts'

/** A filled database that records its queries. */
async function openFilled(name: DatabaseName, newUrl: NewDatabaseUrl) {
  const asked: CompiledQuery[] = []
  const log = ({ query }: { query: CompiledQuery }) => void asked.push(query)
  const dialect =
    name === 'SQLite'
      ? new SqliteDialect({ database: new SqliteDatabase(':memory:') })
      : new PostgresDialect({ pool: new pg.Pool({ connectionString: await newUrl(), max: 2 }) })
  const db = new Kysely<Database>({ dialect, log })
  onTestFinished(() => db.destroy())
  await migrateToLatest(db)
  await fillDatabase(db)
  // PostgreSQL reads the rows of an index that was never vacuumed.
  await (name === 'SQLite' ? sql`analyze` : sql`vacuum (analyze)`).execute(db)

  /** The query plans of the pages that `list` requests, or of the totals. */
  async function plansOf(list: () => Promise<unknown>, isTotal = false): Promise<string[]> {
    asked.length = 0
    await list()
    const pages = asked.filter((query) => query.sql.includes(isTotal ? 'count(*)' : 'limit'))
    expect(pages.length).toBeGreaterThan(0)
    const explain = name === 'SQLite' ? 'explain query plan ' : 'explain '
    const plans: string[] = []
    for (const { sql: text, parameters } of pages) {
      const { rows } = await db.executeQuery(CompiledQuery.raw(explain + text, [...parameters]))
      plans.push(rows.map((row) => JSON.stringify(row)).join('\n'))
    }
    return plans
  }
  return { db, plansOf }
}

/** SQLite: no sorting, no reads without an index. PostgreSQL: no sorting of a whole table. */
const isServedByIndex = (name: DatabaseName, table: string) => (plan: string) =>
  name === 'SQLite'
    ? !plan.includes('TEMP B-TREE') && !/SCAN \w+(?! USING)"/.test(plan)
    : !plan.includes(`Seq Scan on ${table}`) && /Index (Only )?Scan/.test(plan)

const cursorOf = async (list: (cursor?: string) => Promise<{ nextCursor: string | null }>) =>
  (await list()).nextCursor ?? undefined

eachDatabase((name, _open, newUrl) => {
  it.each([
    ['everything', 'administrator'],
    ['what is not confidential to them', 'pmm'],
  ] as const)(
    'uses an index for every list, for people who see %s',
    { timeout: 60_000 },
    async (_what, role) => {
      const filled = await openFilled(name, newUrl)
      const { plansOf } = filled
      const db = visibleTo(filled.db, { id: idOf('person', 2), role })
      // A query without an index, to check the check.
      const unserved = await plansOf(() =>
        db.selectFrom('features').selectAll().orderBy('summary').orderBy('id').limit(50).execute(),
      )
      expect(unserved).not.toSatisfy((all: string[]) => all.every(isServedByIndex(name, 'features')))

      const check = async (
        what: string,
        table: string,
        list: (cursor?: string) => Promise<{ nextCursor: string | null }>,
      ) => {
        const cursor = await cursorOf(list)
        for (const page of [undefined, cursor]) {
          const plans = await plansOf(() => list(page))
          expect(plans, what).toSatisfy((all: string[]) => all.every(isServedByIndex(name, table)))
        }
      }

      for (const sort of featureSorts) {
        const ask = (rest: Partial<FeatureQuery>) => (cursor?: string) =>
          listFeatures(db, { sort, limit: 50, cursor, ...rest })
        await check(`features by ${sort}`, 'features', ask({}))
        await check(`features of a grade by ${sort}`, 'features', ask({ grade: ['big-scenario'] }))
      }
      await check('features that need grading', 'features', (cursor) =>
        listFeatures(db, { sort: '-updatedAt', needsGrading: true, limit: 50, cursor }),
      )
      await check('features of an owner', 'features', (cursor) =>
        listFeatures(db, { sort: '-updatedAt', ownerId: [idOf('person', 3)], limit: 5, cursor }),
      )
      for (const sort of launchSorts) {
        await check(`launches by ${sort}`, 'launches', (cursor) =>
          listLaunchRows(db, { sort, limit: 50, cursor }, '2026-11-23'),
        )
      }
      await check('tasks of a person', 'tasks', (cursor) =>
        listTasksWithLaunch(db, { assigneeId: idOf('person', 3), state: ['open'], limit: 50, cursor }),
      )
      const auditor = { id: idOf('person', 1), isAuditor: true }
      await check('what happened to one thing', 'activity', (cursor) =>
        listActivities(
          db,
          { noun: ['feature'], entityId: idOf('feature', 3), reader: { ...auditor, isAuditor: false } },
          { limit: 1, cursor },
        ),
      )
      await check('what happened', 'activity', (cursor) =>
        listActivities(db, { reader: auditor }, { limit: 50, cursor }),
      )
      await check('what a person did', 'activity', (cursor) =>
        listActivities(db, { personId: idOf('person', 3), reader: auditor }, { limit: 50, cursor }),
      )
    },
  )

  it('finds few and counts many rows in indexes', { timeout: 60_000 }, async () => {
    const { db: unfiltered, plansOf } = await openFilled(name, newUrl)
    const db = visibleTo(unfiltered, { id: idOf('person', 2), role: 'pmm' })
    const features = (rest: Partial<FeatureQuery>) => () =>
      listFeatures(db, { sort: '-updatedAt', limit: 50, ...rest })
    const tasks = (rest: Partial<TaskQuery>) => () => listTasksWithLaunch(db, { limit: 50, ...rest })
    const reader = { id: idOf('person', 1), isAuditor: true }
    const events = (noun?: 'feature' | 'launch') => () =>
      listActivities(db, { ...(noun && { noun: [noun] }), reader }, { limit: 50 })
    const expectPlans = async (
      what: string,
      list: () => Promise<unknown>,
      { page, total }: { page?: RegExp; total?: RegExp },
    ) => {
      const pages = (await plansOf(list)).join('\n')
      if (page) expect(pages, `page of ${what}`).toMatch(page)
      if (total) expect((await plansOf(list, true)).join('\n'), `total of ${what}`).toMatch(total)
    }
    const isSqlite = name === 'SQLite'
    await expectPlans('an owner', features({ ownerId: [idOf('person', 3)] }), {
      total: /features_by_pm_owner_id[^]*features_by_pmm_owner_id/,
    })
    const combined = features({ stage: ['gray'], grade: ['none'], needsGrading: true })
    await expectPlans('combined filters', combined, {
      total: isSqlite ? /features USING COVERING INDEX features_by_filters/ : /features_by_/,
    })
    await expectPlans('a common tag', features({ tag: 'common' }), {
      total: isSqlite ? /feature_tags USING COVERING INDEX/ : /feature_tags/,
      page: isSqlite ? /features_by_updated_at[^]*feature_tags/ : /feature_tags/,
    })
    for (const tag of ['rare', 'unused'])
      await expectPlans(`the ${tag} tag`, features({ tag }), {
        page: isSqlite ? /LIST SUBQUERY[^]*SEARCH feature_tags USING COVERING INDEX/ : /feature_tags/,
      })
    await expectPlans('open tasks', tasks({ state: ['open'] }), {
      total: isSqlite ? /tasks USING COVERING INDEX tasks_by_due/ : /tasks/,
    })
    await expectPlans('all tasks', tasks({}), { page: /tasks_of_any_state_by_due/ })
    await expectPlans('all events', events(), {
      page: /activity_by_at/,
      total: isSqlite ? /activity USING COVERING INDEX activity_of_entity/ : /activity/,
    })
    await expectPlans('events of no launch', events('launch'), { page: /activity_by_noun/ })
  })
})
