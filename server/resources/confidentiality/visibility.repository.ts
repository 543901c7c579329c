/** What of the database a person may see: confidential things only by being named on them (domain.md, Roles). */
import { expressionBuilder, type Kysely, type OperationNode, sql } from 'kysely'
import type { Role } from '../../contracts/lists.ts'
import { RowFilter, type RowRules } from '../../db/row-filter.ts'
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
      eb.selectFrom('feature_named_people').select('feature_id').where('person_id', '=', personId),
    )

/** Launches confidential in themselves, and those of a feature that is hidden. */
const hiddenLaunches = (personId: string) =>
  asking
    .selectFrom('launches as hidden_launch')
    .select('hidden_launch.id')
    .where('hidden_launch.is_confidential', '=', sql.lit(1))
    .where((eb) => eb(eb.fn.coalesce('hidden_launch.owner_id', sql.lit('')), '<>', personId))
    .where('hidden_launch.id', 'not in', (eb) =>
      eb.selectFrom('launch_named_people').select('launch_id').where('person_id', '=', personId),
    )
    .unionAll(
      asking
        .selectFrom('launch_features as hidden_part')
        .select('hidden_part.launch_id as id')
        .where('hidden_part.feature_id', 'in', hiddenFeatures(personId)),
    )

/** Features, launches and what was deleted of both. */
const hiddenEntities = (personId: string) =>
  hiddenFeatures(personId)
    .unionAll(hiddenLaunches(personId))
    .unionAll(
      asking
        .selectFrom('deletions as hidden_deletion')
        .select('hidden_deletion.entity_id as id')
        .where('hidden_deletion.is_confidential', '=', sql.lit(1)),
    )

const hiddenRounds = (personId: string) =>
  asking
    .selectFrom('grading_rounds as hidden_round')
    .select('hidden_round.id')
    .where('hidden_round.feature_id', 'in', hiddenFeatures(personId))

const hiddenDecisions = (personId: string) =>
  asking
    .selectFrom('decisions as hidden_decision')
    .select('hidden_decision.id')
    .where('hidden_decision.feature_id', 'in', hiddenFeatures(personId))

type Hidden = (personId: string) => { toOperationNode: () => OperationNode }

/** Everything below is made only when a query asks for it, and once for all queries of a request. */
function rulesFor(personId: string): RowRules {
  const made = new Map<Hidden, OperationNode>()
  const hiddenBy = (hidden: Hidden) => {
    const node = made.get(hidden) ?? hidden(personId).toOperationNode()
    made.set(hidden, node)
    return { toOperationNode: () => node }
  }
  const notIn =
    (column: string, hidden: Hidden) =>
    (alias: string): OperationNode =>
      sql<boolean>`${sql.ref(`${alias}.${column}`)} not in ${hiddenBy(hidden)}`.toOperationNode()
  return {
    features: notIn('id', hiddenFeatures),
    feature_named_people: notIn('feature_id', hiddenFeatures),
    grading_rounds: notIn('feature_id', hiddenFeatures),
    scorecards: notIn('round_id', hiddenRounds),
    reveals: notIn('round_id', hiddenRounds),
    decisions: notIn('feature_id', hiddenFeatures),
    decision_levels: notIn('decision_id', hiddenDecisions),
    launches: notIn('id', hiddenLaunches),
    launch_features: notIn('launch_id', hiddenLaunches),
    launch_named_people: notIn('launch_id', hiddenLaunches),
    previews: notIn('launch_id', hiddenLaunches),
    tasks: notIn('launch_id', hiddenLaunches),
    warnings: notIn('entity_id', hiddenEntities),
    warning_dismissals: notIn('entity_id', hiddenEntities),
    deletions: (alias) => sql<boolean>`${sql.ref(`${alias}.is_confidential`)} = 0`.toOperationNode(),
    // What one person uploaded is nobody else's.
    imports: (alias) => sql<boolean>`${sql.ref(`${alias}.person_id`)} = ${personId}`.toOperationNode(),
    import_rows: (alias) =>
      sql<boolean>`${sql.ref(`${alias}.import_id`)} in (${asking
        .selectFrom('imports as own_import')
        .select('own_import.id')
        .where('own_import.person_id', '=', personId)})`.toOperationNode(),
    // An import that changed something confidential is told to its person alone, or its numbers would tell of it.
    activity: (alias) => {
      const within = sql`coalesce(${sql.ref(`${alias}.within_id`)}, '')`
      return sql<boolean>`${sql.ref(`${alias}.entity_id`)} not in ${hiddenBy(hiddenEntities)}
        and ${within} not in ${hiddenBy(hiddenEntities)}
        and (${sql.ref(`${alias}.noun`)} <> 'import' or ${within} = ''
          or coalesce(${sql.ref(`${alias}.person_id`)}, '') = ${personId})`.toOperationNode()
    },
  }
}

/**
 * The database as one person may see it; every query through it leaves out what is hidden from them.
 * Without a person only what is open to all is seen; an administrator sees everything.
 */
export function visibleTo(
  db: Kysely<Database>,
  person: { readonly id: string; readonly role: Role } | undefined,
): Kysely<Database> {
  if (person?.role === 'administrator') return db
  return db.withPlugin(new RowFilter(rulesFor(person?.id ?? '')))
}
