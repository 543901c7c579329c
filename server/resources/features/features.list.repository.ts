/** Lists of features with filter, sort order, page and total, each supported by an index. */
import { setImmediate as pause } from 'node:timers/promises'
import { type Expression, expressionBuilder, type Kysely, sql, type SqlBool } from 'kysely'
import type { Feature, FeatureFilter, FeatureQuery } from '../../contracts/features.ts'
import { grades } from '../../contracts/lists.ts'
import type { PageOf } from '../../contracts/primitives.ts'
import { countRows, readPage } from '../../db/page.ts'
import { containing, flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import { tables } from '../declarations.ts'
import { toFeature } from './features.rows.ts'

/** Features joined with the names of people and areas. */
export const joinedFeatures = (db: Kysely<Database>) =>
  db
    .selectFrom('features')
    .leftJoin('product_areas', 'product_areas.id', 'features.product_area_id')
    .leftJoin('people as pm', 'pm.id', 'features.pm_owner_id')
    .leftJoin('people as pmm', 'pmm.id', 'features.pmm_owner_id')
    .leftJoin('people as department_owner', 'department_owner.id', 'features.department_owner_id')
    .selectAll('features')
    .select([
      'product_areas.name as area_name',
      'product_areas.product_stage as area_stage',
      'pm.name as pm_name',
      'pmm.name as pmm_name',
      'department_owner.name as department_owner_name',
    ])

/** The conditions of a filter, shared by page, total and export. */
function matches(filter: Omit<FeatureFilter, 'sort'>): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'features'>()
  const conditions: Expression<SqlBool>[] = [eb('features.is_archived', '=', flag(filter.archived === true))]
  if (filter.needsGrading !== undefined) {
    conditions.push(eb('features.needs_grading', '=', flag(filter.needsGrading)))
  }
  if (filter.grade?.length) {
    const ranks = filter.grade.map((grade) => (grade === 'none' ? -1 : grades.indexOf(grade)))
    conditions.push(eb('features.grade_rank', 'in', ranks))
  }
  if (filter.stage?.length) conditions.push(eb('features.stage', 'in', filter.stage))
  if (filter.productAreaId?.length)
    conditions.push(eb('features.product_area_id', 'in', filter.productAreaId))
  if (filter.ownerId?.length) {
    conditions.push(
      eb.or([
        eb('features.pm_owner_id', 'in', filter.ownerId),
        eb('features.pmm_owner_id', 'in', filter.ownerId),
      ]),
    )
  }
  if (filter.tag) {
    // LIKE is case-sensitive on PostgreSQL only; `replace` is on both.
    conditions.push(sql<SqlBool>`replace(features.tags, ${JSON.stringify(filter.tag)}, '') <> features.tags`)
  }
  if (filter.q) {
    conditions.push(
      sql<SqlBool>`${sql.ref(`features.${tables.features.search}`)} like ${containing(filter.q)} escape '\\'`,
    )
  }
  return eb.and(conditions)
}

type SortColumn =
  'updated_at' | 'created_at' | 'title_key' | 'release_first_key' | 'release_last_key' | 'grade_rank'

const sortColumns: Record<FeatureFilter['sort'], SortColumn> = {
  updatedAt: 'updated_at',
  '-updatedAt': 'updated_at',
  createdAt: 'created_at',
  '-createdAt': 'created_at',
  title: 'title_key',
  '-title': 'title_key',
  releaseDate: 'release_first_key',
  '-releaseDate': 'release_last_key',
  grade: 'grade_rank',
  '-grade': 'grade_rank',
}

/** One page of filtered features, with the total. */
export async function listFeatures(db: Kysely<Database>, query: FeatureQuery): Promise<PageOf<Feature>> {
  const conditions = matches(query)
  const column = sortColumns[query.sort]
  const page = {
    order: query.sort,
    key: `features.${column}`,
    isNumeric: column === 'grade_rank',
    id: 'features.id',
    isDescending: query.sort.startsWith('-'),
    cursor: query.cursor,
    limit: query.limit,
    total: await countRows(db.selectFrom('features').where(conditions)),
  } as const
  return readPage(joinedFeatures(db).where(conditions), page, toFeature)
}

const exportedAtOnce = 200

/** All filtered features in batches, from one snapshot, so that concurrent edits do not affect an export. */
export async function* eachFeature(db: Kysely<Database>, filter: FeatureFilter): AsyncGenerator<Feature[]> {
  const direction = filter.sort.startsWith('-') ? 'desc' : 'asc'
  const ids = await db
    .selectFrom('features')
    .select('id')
    .where(matches(filter))
    .orderBy(`features.${sortColumns[filter.sort]}`, direction)
    .orderBy('features.id', direction)
    .execute()
  for (let at = 0; at < ids.length; at += exportedAtOnce) {
    const some = ids.slice(at, at + exportedAtOnce).map(({ id }) => id)
    const rows = await joinedFeatures(db).where('features.id', 'in', some).execute()
    const found = new Map(rows.map((row) => [row.id, toFeature(row)]))
    yield some.flatMap((id) => found.get(id) ?? [])
    // On SQLite nothing here waits, so that nobody else would be answered until the end.
    await pause()
  }
}
