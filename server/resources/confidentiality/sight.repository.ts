/** What of the database a person may see: confidential things only by being named on them (domain.md, Roles). */
import { expressionBuilder, type Kysely, type OperationNode, sql } from 'kysely'
import type { Role } from '../../contracts/lists.ts'
import { RowGuard, type RowRules } from '../../db/row-guard.ts'
import type { Database } from '../../db/tables.ts'

const asking = expressionBuilder<Database>()

const hiddenFeatures = (personId: string) =>
  asking
    .selectFrom('features as hidden')
    .select('hidden.id')
    .where('hidden.is_confidential', '=', sql.lit(1))
    .where((eb) =>
      eb.and([
        eb(eb.fn.coalesce('hidden.pm_owner_id', sql.lit('')), '<>', personId),
        eb(eb.fn.coalesce('hidden.pmm_owner_id', sql.lit('')), '<>', personId),
        eb(eb.fn.coalesce('hidden.department_owner_id', sql.lit('')), '<>', personId),
      ]),
    )
    .where('hidden.id', 'not in', (eb) =>
      eb.selectFrom('feature_confidants').select('feature_id').where('person_id', '=', personId),
    )

/** Launches confidential in themselves, and those of a feature that is hidden. */
const hiddenLaunches = (personId: string) =>
  asking
    .selectFrom('launches as hidden_launch')
    .select('hidden_launch.id')
    .where('hidden_launch.is_confidential', '=', sql.lit(1))
    .where((eb) => eb(eb.fn.coalesce('hidden_launch.owner_id', sql.lit('')), '<>', personId))
    .where('hidden_launch.id', 'not in', (eb) =>
      eb.selectFrom('launch_confidants').select('launch_id').where('person_id', '=', personId),
    )
    .union(
      asking
        .selectFrom('launch_features as hidden_part')
        .select('hidden_part.launch_id as id')
        .where('hidden_part.feature_id', 'in', hiddenFeatures(personId)),
    )

/** Features, launches and what was deleted of both. */
const hiddenThings = (personId: string) =>
  hiddenFeatures(personId)
    .union(hiddenLaunches(personId))
    .union(
      asking
        .selectFrom('deletions')
        .select('deletions.thing_id as id')
        .where('deletions.is_confidential', '=', sql.lit(1)),
    )

type Hidden = { toOperationNode: () => OperationNode }

const notIn =
  (column: string, hidden: Hidden) =>
  (alias: string): OperationNode =>
    sql<boolean>`${sql.ref(`${alias}.${column}`)} not in (${hidden})`.toOperationNode()

/** Imports hold what one person uploaded. */
const ownImports = (personId: string) => (alias: string) =>
  sql<boolean>`${sql.ref(`${alias}.person_id`)} = ${personId}`.toOperationNode()

function rulesFor(personId: string): RowRules {
  const features = hiddenFeatures(personId)
  const launches = hiddenLaunches(personId)
  const things = hiddenThings(personId)
  return {
    features: notIn('id', features),
    grading_rounds: notIn('feature_id', features),
    decisions: notIn('feature_id', features),
    feature_confidants: notIn('feature_id', features),
    launches: notIn('id', launches),
    launch_features: notIn('launch_id', launches),
    launch_confidants: notIn('launch_id', launches),
    previews: notIn('launch_id', launches),
    tasks: notIn('launch_id', launches),
    imports: ownImports(personId),
    activity: (alias) =>
      sql<boolean>`${sql.ref(`${alias}.thing_id`)} not in (${things})
        and coalesce(${sql.ref(`${alias}.within_id`)}, '') not in (${things})`.toOperationNode(),
  }
}

/**
 * The database as one person may see it; every query through it leaves out what is hidden from them.
 * Nobody sees what nobody in particular may see; an administrator sees everything.
 */
export function seenBy(
  db: Kysely<Database>,
  person: { readonly id: string; readonly role: Role } | undefined,
): Kysely<Database> {
  if (person?.role === 'administrator') return db
  return db.withPlugin(new RowGuard(rulesFor(person?.id ?? '')))
}
