/** What of the database a person may see: confidential things only by owning them or being named on them (domain.md, Roles). */
import { expressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Role } from '../../contracts/lists.ts'
import { RowFilter, type RowRules } from '../../db/row-filter.ts'
import type { Database } from '../../db/tables.ts'

const asking = expressionBuilder<Database>()

/** Every entity with a part that this person does not see (migrations/0005_activity.ts says what the views hold). */
const hiddenFrom = (personId: string) =>
  asking
    .selectFrom('confidential_entities as hidden')
    .select('hidden.entity_id')
    .where('hidden.part_id', 'not in', (eb) =>
      eb
        .selectFrom('people_who_see as seeing')
        .select('seeing.part_id')
        .where('seeing.person_id', '=', personId),
    )

type Condition = (alias: string) => RawBuilder<boolean>

/** What is seen of each table. A table that is not named here does not compile, and is not read. */
function rulesFor(personId: string): RowRules<Database> {
  // Made once for all queries of a person.
  const hidden = hiddenFrom(personId).toOperationNode()
  const isSeen = (value: RawBuilder<unknown>) =>
    sql<boolean>`${value} not in ${{ toOperationNode: () => hidden }}`
  const rule = (condition: Condition) => (alias: string) => condition(alias).toOperationNode()
  const of = (column: string) => rule((alias) => isSeen(sql.ref(`${alias}.${column}`)))
  return {
    people: 'open',
    sessions: 'open',
    passwords: 'open',
    second_factors: 'open',
    recovery_codes: 'open',
    account_links: 'open',
    identities: 'open',
    single_sign_on_requests: 'open',
    api_tokens: 'open',
    rate_limits: 'open',
    calendars: 'open',
    workspaces: 'open',
    product_areas: 'open',
    rubrics: 'open',
    playbooks: 'open',
    features: of('id'),
    feature_named_people: of('feature_id'),
    grading_rounds: of('feature_id'),
    scorecards: of('feature_id'),
    reveals: of('feature_id'),
    decisions: of('feature_id'),
    decision_levels: of('feature_id'),
    launches: of('id'),
    launch_features: of('launch_id'),
    launch_named_people: of('launch_id'),
    previews: of('launch_id'),
    tasks: of('launch_id'),
    warning_dismissals: of('entity_id'),
    deletions: of('entity_id'),
    confidential_entities: of('entity_id'),
    people_who_see: of('part_id'),
    // What one person uploaded is nobody else's.
    imports: rule((alias) => sql`${sql.ref(`${alias}.person_id`)} = ${personId}`),
    import_rows: rule(
      (alias) =>
        sql`${sql.ref(`${alias}.import_id`)} in (${asking
          .selectFrom('imports as own_import')
          .select('own_import.id')
          .where('own_import.person_id', '=', personId)})`,
    ),
    // An import that changed something confidential is told to its person alone, or its numbers would tell of it.
    activity: rule((alias) => {
      const within = sql`coalesce(${sql.ref(`${alias}.within_id`)}, '')`
      return sql`${isSeen(sql.ref(`${alias}.entity_id`))} and ${isSeen(within)}
        and (${sql.ref(`${alias}.noun`)} <> 'import' or ${within} = ''
          or coalesce(${sql.ref(`${alias}.person_id`)}, '') = ${personId})`
    }),
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
