/** Lists of launches with filter, sort order, page and total, each supported by an index. */
import { type Expression, expressionBuilder, type Kysely, sql, type SqlBool } from 'kysely'
import type { LaunchQuery, LaunchStatus } from '../../contracts/launches.ts'
import type { Grade } from '../../contracts/lists.ts'
import type { PageOf, PlainDate } from '../../contracts/primitives.ts'
import { countRows, readPage } from '../../db/page.ts'
import { containing, flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import { tables } from '../declarations.ts'
import { joinedLaunches } from './launches.repository.ts'
import type { JoinedLaunch } from './launches.rows.ts'

/** The same as `statusOf`, in SQL. */
function hasStatus(status: LaunchStatus, today: PlainDate): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'launches'>()
  if (status === 'archived') return eb('launches.is_archived', '=', 1)
  const conditions = [
    eb('launches.is_archived', '=', 0),
    eb('launches.status', '=', status === 'draft' ? 'draft' : 'planned'),
  ]
  if (status === 'planned') conditions.push(eb('launches.date_first_key', '>', today))
  if (status === 'live') conditions.push(eb('launches.date_first_key', '<=', today))
  return eb.and(conditions)
}

/** Archived launches are listed only when requested by flag or status. */
function matches(query: LaunchQuery, today: PlainDate): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'launches'>()
  const conditions: Expression<SqlBool>[] = []
  if (query.status?.length) conditions.push(eb.or(query.status.map((status) => hasStatus(status, today))))
  if (query.archived !== undefined || !query.status?.length) {
    conditions.push(eb('launches.is_archived', '=', flag(query.archived === true)))
  }
  if (query.grade?.length) conditions.push(eb('launches.grade', 'in', query.grade))
  if (query.featureId) {
    conditions.push(
      eb(
        'launches.id',
        'in',
        eb.selectFrom('launch_features').select('launch_id').where('feature_id', '=', query.featureId),
      ),
    )
  }
  if (query.q)
    conditions.push(
      sql<SqlBool>`${sql.ref(`launches.${tables.launches.search}`)} like ${containing(query.q)} escape '\\'`,
    )
  return eb.and(conditions)
}

type SortColumn = 'date_first_key' | 'date_last_key' | 'title_key' | 'updated_at'

const sortColumns: Record<LaunchQuery['sort'], SortColumn> = {
  launchDate: 'date_first_key',
  '-launchDate': 'date_last_key',
  title: 'title_key',
  '-updatedAt': 'updated_at',
}

/** One page of filtered launches, with the total. */
export async function listLaunchRows(
  db: Kysely<Database>,
  query: LaunchQuery,
  today: PlainDate,
): Promise<PageOf<JoinedLaunch>> {
  const conditions = matches(query, today)
  const page = {
    order: query.sort,
    key: `launches.${sortColumns[query.sort]}`,
    id: 'launches.id',
    isDescending: query.sort.startsWith('-'),
    cursor: query.cursor,
    limit: query.limit,
    total: () => countRows(db.selectFrom('launches').where(conditions)),
  } as const
  return readPage(joinedLaunches(db).where(conditions), page, (row) => row)
}

/** The first launches whose plans need attention, earliest first, with the total. */
export async function listRowsWithConcerns(
  db: Kysely<Database>,
  limit: number,
): Promise<{ items: JoinedLaunch[]; total: number }> {
  const items = await joinedLaunches(db)
    .where('launches.has_concerns', '=', sql.lit(1))
    .orderBy('launches.date_first_key')
    .orderBy('launches.id')
    .limit(limit)
    .execute()
  const all = db.selectFrom('launches').where('launches.has_concerns', '=', sql.lit(1))
  return { items, total: await countRows(all) }
}

/** The dates of the planned launches of a grade that are not archived. */
export const listPlannedDates = (db: Kysely<Database>, grade: Grade) =>
  db
    .selectFrom('launches')
    .where('is_archived', '=', 0)
    .where('status', '=', 'planned')
    .where('grade', '=', grade)
    .select(['id', 'launch_date'])
    .execute()
