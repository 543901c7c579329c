/** Example features for each level and for a total (RULES.md, Anchors). */
import type { Kysely } from 'kysely'
import type { Anchor, Grading } from '../../contracts/grading.ts'
import { flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'

const anchorsPerLevel = 3
const nearestShown = 5
/** The maximum distance in points of a near feature. */
const nearPoints = 5
const floatNoise = 1e-9

type Nearest = NonNullable<Grading['nearest']>

/**
 * The three latest current decisions of other features per criterion and level: one union of small queries, each of
 * which reads the index on criterion, level and time backwards, so that the cost does not grow with the decisions.
 * @param criteria the ids of the rubric's criteria
 */
export async function listAnchors(
  db: Kysely<Database>,
  criteria: readonly string[],
  exceptFeatureId: string,
): Promise<Grading['anchors']> {
  const part = (criterion: string, level: number) =>
    db
      .selectFrom(
        db
          .selectFrom('decision_levels')
          .innerJoin('decisions', 'decisions.id', 'decision_levels.decision_id')
          .innerJoin('features', 'features.id', 'decisions.feature_id')
          .select(['decision_levels.criterion', 'decision_levels.level', 'decisions.feature_id'])
          .select(['features.title', 'decisions.grade'])
          .where('decision_levels.criterion', '=', criterion)
          .where('decision_levels.level', '=', level)
          .where('decisions.is_superseded', '=', flag(false))
          .where('decisions.feature_id', '!=', exceptFeatureId)
          .where('features.is_archived', '=', flag(false))
          .orderBy('decision_levels.decided_at', 'desc')
          .orderBy('decision_levels.decision_id', 'desc')
          .limit(anchorsPerLevel)
          .as('part'),
      )
      .selectAll()
  const anchors: Grading['anchors'] = Object.fromEntries(criteria.map((criterion) => [criterion, {}]))
  const [first, ...others] = criteria.flatMap((criterion) =>
    [0, 1, 2, 3, 4, 5].map((level) => part(criterion, level)),
  )
  if (!first) return anchors
  const rows = await others.reduce((query, other) => query.unionAll(other), first).execute()
  for (const row of rows) {
    const levels = (anchors[row.criterion] ??= {})
    const beside = (levels[String(row.level)] ??= [])
    beside.push({ featureId: row.feature_id, title: row.title, grade: row.grade as Anchor['grade'] })
  }
  return anchors
}

/**
 * The decided features nearest to a total, nearest first.
 * @param total 0 to 100, unrounded
 */
export async function listNearest(
  db: Kysely<Database>,
  total: number,
  exceptFeatureId: string,
): Promise<Nearest> {
  const side = (isAbove: boolean) =>
    db
      .selectFrom(
        db
          .selectFrom('decisions')
          .innerJoin('features', 'features.id', 'decisions.feature_id')
          .select(['decisions.feature_id', 'features.title', 'decisions.grade', 'decisions.total'])
          .where('decisions.is_superseded', '=', flag(false))
          .where('decisions.total', isAbove ? '>=' : '<', total)
          .where(
            'decisions.total',
            isAbove ? '<=' : '>=',
            total + (isAbove ? 1 : -1) * (nearPoints + floatNoise),
          )
          .where('decisions.feature_id', '!=', exceptFeatureId)
          .where('features.is_archived', '=', flag(false))
          .orderBy('decisions.total', isAbove ? 'asc' : 'desc')
          .orderBy('decisions.id', 'desc')
          .limit(nearestShown)
          .as('side'),
      )
      .selectAll()
  const rows = await side(true).unionAll(side(false)).execute()
  const distance = (row: { total: number }) => Math.abs(row.total - total)
  return rows
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, nearestShown)
    .map((row) => ({
      featureId: row.feature_id,
      title: row.title,
      grade: row.grade as Anchor['grade'],
      total: row.total,
    }))
}
