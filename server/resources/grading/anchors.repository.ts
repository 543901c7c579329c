/** Example features for each level and for a total (RULES.md, Anchors). */
import type { Kysely, QueryCreator } from 'kysely'
import type { Anchor, Grading } from '../../contracts/grading.ts'
import { flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'

const nearestShown = 5
/** The maximum distance in points of a near feature. */
const nearPoints = 5
const floatNoise = 1e-9

type Nearest = NonNullable<Grading['nearest']>

const levels = [0, 1, 2, 3, 4, 5]

/** The rows of a small table that a statement brings along. */
const listed = <Name extends string, Value extends string | number>(
  cte: QueryCreator<Database>,
  name: Name,
  type: 'text' | 'integer',
  values: readonly Value[],
) =>
  values
    .map((value) => cte.selectNoFrom((eb) => eb.cast<Value>(eb.val(value), type).as(name)))
    .reduce((all, one) => all.unionAll(one))

/**
 * The three latest current decisions of other features per criterion and level. Each is found by reading the index on
 * criterion, level and time backwards, so that the cost does not grow with the decisions.
 * @param criteria the ids of the rubric's criteria, at least one
 */
export async function listAnchors(
  db: Kysely<Database>,
  criteria: readonly string[],
  exceptFeatureId: string,
): Promise<Grading['anchors']> {
  const rows = await db
    .with('criteria', (cte) => listed(cte, 'criterion', 'text', criteria))
    .with('levels', (cte) => listed(cte, 'level', 'integer', levels))
    .with(
      (name) => name('found').materialized(),
      (cte) =>
        cte.selectFrom(['criteria', 'levels']).select((outer) => {
          const latest = (place: number) =>
            outer
              .selectFrom('decision_levels')
              .select('decision_levels.decision_id')
              .whereRef('decision_levels.criterion', '=', 'criteria.criterion')
              .whereRef('decision_levels.level', '=', 'levels.level')
              // A join would let SQLite begin with the decisions, which it then has to sort.
              .where(({ exists, selectFrom }) =>
                exists(
                  selectFrom('decisions')
                    .innerJoin('features', 'features.id', 'decisions.feature_id')
                    .select('decisions.id')
                    .whereRef('decisions.id', '=', 'decision_levels.decision_id')
                    .where('decisions.is_superseded', '=', flag(false))
                    .where('decisions.feature_id', '!=', exceptFeatureId)
                    .where('features.is_archived', '=', flag(false)),
                ),
              )
              .orderBy('decision_levels.decided_at', 'desc')
              .orderBy('decision_levels.decision_id', 'desc')
              .limit(1)
              .offset(place)
          return [
            'criteria.criterion',
            'levels.level',
            latest(0).as('first_id'),
            latest(1).as('second_id'),
            latest(2).as('third_id'),
          ]
        }),
    )
    .selectFrom('found')
    .innerJoin('decisions', (on) =>
      on.on((join) =>
        join('decisions.id', 'in', [join.ref('first_id'), join.ref('second_id'), join.ref('third_id')]),
      ),
    )
    .innerJoin('features', 'features.id', 'decisions.feature_id')
    .select(['found.criterion', 'found.level', 'decisions.feature_id', 'features.title', 'decisions.grade'])
    .orderBy('decisions.decided_at', 'desc')
    .orderBy('decisions.id', 'desc')
    .execute()
  const anchors: Grading['anchors'] = Object.fromEntries(criteria.map((criterion) => [criterion, {}]))
  for (const row of rows) {
    const ofCriterion = (anchors[row.criterion] ??= {})
    const ofLevel = (ofCriterion[String(row.level)] ??= [])
    ofLevel.push({ featureId: row.feature_id, title: row.title, grade: row.grade as Anchor['grade'] })
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
