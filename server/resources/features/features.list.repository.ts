/** Lists of features with filter, sort order, page and total, each supported by an index. */
import { setImmediate as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Feature, FeatureFilter, FeatureQuery } from '../../contracts/features.ts'
import type { PageOf } from '../../contracts/primitives.ts'
import { countRows, readPage } from '../../db/page.ts'
import type { Database } from '../../db/tables.ts'
import {
  isAmong,
  isTagAlone,
  isTagged,
  isUnfiltered,
  type Lead,
  matches,
} from './features.filter.repository.ts'
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

/**
 * Fewer features than this are sooner found and then sorted than reached in their sort order; of more, a page is soon
 * complete.
 */
const few = 500
/** A tag of fewer features leads to them; of more, it is looked up for each feature that the rest of a filter leads to. */
const rare = 5000

/** The total of a filter, and what leads to its features. */
async function count(db: Kysely<Database>, filter: FeatureFilter): Promise<{ total: number; lead: Lead }> {
  const features = db.selectFrom('features')
  if (isUnfiltered(filter)) {
    // A database counts a whole table without reading it, and the archived features are the smaller part.
    const archived = await countRows(features.where('features.is_archived', '=', 1))
    return { total: (await countRows(features)) - archived, lead: 'columns' }
  }
  const { tag } = filter
  const tagged = tag ? await countRows(db.selectFrom('feature_tags').where(isTagged({ ...filter, tag }))) : 0
  const lead = tag && tagged < rare ? 'tag' : 'columns'
  const total = isTagAlone(filter) ? tagged : await countRows(features.where(matches(filter, lead)))
  return { total, lead }
}

/** One page of filtered features, with the total. */
export async function listFeatures(db: Kysely<Database>, query: FeatureQuery): Promise<PageOf<Feature>> {
  const column = sortColumns[query.sort]
  const { total, lead } = await count(db, query)
  const page = {
    order: query.sort,
    key: `features.${column}`,
    isNumeric: column === 'grade_rank',
    id: 'features.id',
    isDescending: query.sort.startsWith('-'),
    cursor: query.cursor,
    limit: query.limit,
    total,
  } as const
  const isOnPage = total < few ? isAmong(query, lead) : matches(query, 'order')
  return readPage(joinedFeatures(db).where(isOnPage), page, toFeature)
}

const exportedAtOnce = 200

/** All filtered features in batches, from one snapshot, so that concurrent edits do not affect an export. */
export async function* eachFeature(db: Kysely<Database>, filter: FeatureFilter): AsyncGenerator<Feature[]> {
  const direction = filter.sort.startsWith('-') ? 'desc' : 'asc'
  const ids = await db
    .selectFrom('features')
    .select('id')
    .where(matches(filter, 'tag'))
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
