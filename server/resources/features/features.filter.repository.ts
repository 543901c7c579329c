/** The conditions of a filter of features, shared by page, total and export. */
import { type Expression, expressionBuilder, sql, type SqlBool } from 'kysely'
import type { FeatureFilter } from '../../contracts/features.ts'
import { grades } from '../../contracts/lists.ts'
import { containing, flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import { tables } from '../declarations.ts'

type Filter = Omit<FeatureFilter, 'sort'>

const eb = expressionBuilder<Database, 'features'>()

const archived = (filter: Filter) => flag(filter.archived === true)

/** The conditions on single columns. */
function onColumns(filter: Filter): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [eb('features.is_archived', '=', archived(filter))]
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
  if (filter.q) {
    conditions.push(
      sql<SqlBool>`${sql.ref(`features.${tables.features.search}`)} like ${containing(filter.q)} escape '\\'`,
    )
  }
  return conditions
}

/** The rows of `feature_tags` that a filter asks for. */
export function isTagged(filter: Filter & { tag: string }): Expression<SqlBool> {
  const tags = expressionBuilder<Database, 'feature_tags'>()
  return tags.and([
    tags('feature_tags.tag', '=', filter.tag),
    tags('feature_tags.is_archived', '=', archived(filter)),
  ])
}

/** Whether only the tag is filtered, so that the rows of `feature_tags` are all that match. */
export const isTagAlone = (filter: Filter): boolean =>
  Boolean(filter.tag) && !filter.ownerId?.length && onColumns(filter).length === 1

/** Whether nothing is filtered, except that archived features are left out. */
export const isUnfiltered = (filter: Filter): boolean =>
  !filter.archived && !filter.tag && !filter.ownerId?.length && onColumns(filter).length === 1

/** What leads to features: their sort order, the columns of a filter, or its tag. The rest is looked up for each of them. */
export type Lead = 'order' | 'columns' | 'tag'

/** The same condition, to be looked up for each feature: nothing leads to a `case`. */
const lookedUp = (condition: Expression<SqlBool>): Expression<SqlBool> =>
  eb(eb.case().when(condition).then(1).else(0).end(), '=', 1)

function onOwners(ownerId: string[], lead: Lead): Expression<SqlBool> {
  const isOwner = eb.or([
    eb('features.pm_owner_id', 'in', ownerId),
    eb('features.pmm_owner_id', 'in', ownerId),
  ])
  return lead === 'order' ? lookedUp(isOwner) : isOwner
}

function onTag(filter: Filter & { tag: string }, lead: Lead): Expression<SqlBool> {
  const tagged = eb.selectFrom('feature_tags').where(isTagged(filter))
  if (lead === 'tag') return eb('features.id', 'in', tagged.select('feature_tags.feature_id'))
  const isTag = eb.exists(
    tagged.select('feature_tags.tag').whereRef('feature_tags.feature_id', '=', 'features.id'),
  )
  return lead === 'order' ? lookedUp(isTag) : isTag
}

/** The conditions of a filter, so that the database finds features by `lead`. */
export function matches(filter: Filter, lead: Lead): Expression<SqlBool> {
  const { ownerId, tag } = filter
  return eb.and([
    ...onColumns(filter),
    ...(ownerId?.length ? [onOwners(ownerId, lead)] : []),
    ...(tag ? [onTag({ ...filter, tag }, lead)] : []),
  ])
}

/** The same for few features, which are then found before they are sorted. */
export const isAmong = (filter: Filter, lead: Lead): Expression<SqlBool> =>
  eb('features.id', 'in', eb.selectFrom('features').select('features.id').where(matches(filter, lead)))
