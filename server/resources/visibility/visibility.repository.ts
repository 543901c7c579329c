/** What of the database a person may see: confidential things only by owning them or being named on them (RULES.md, Confidentiality). */
import { expressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Role } from '../../contracts/lists.ts'
import { RowFilter, type RowRule, type RowRules } from '../../db/row-filter.ts'
import type { Database } from '../../db/tables.ts'
import type { SpecialVisibility } from '../declaration.ts'
import { eachTable } from '../declarations.ts'

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

/** What is seen of each table, as its declaration says (resources/declarations.ts). */
function rulesFor(personId: string): RowRules<Database> {
  // Made once for all queries of a person.
  const hidden = hiddenFrom(personId).toOperationNode()
  const isSeen = (value: RawBuilder<unknown>) =>
    sql<boolean>`${value} not in ${{ toOperationNode: () => hidden }}`
  const special: Readonly<Record<SpecialVisibility, Condition>> = {
    // What one person uploaded is nobody else's.
    'own-rows': (alias) => sql`${sql.ref(`${alias}.person_id`)} = ${personId}`,
    'rows-of-own-imports': (alias) =>
      sql`${sql.ref(`${alias}.import_id`)} in (${asking
        .selectFrom('imports as own_import')
        .select('own_import.id')
        .where('own_import.person_id', '=', personId)})`,
    // An import that changed something confidential is told to its person alone, or its numbers would tell of it.
    'audit-events': (alias) => {
      const within = sql`coalesce(${sql.ref(`${alias}.within_id`)}, '')`
      return sql`${isSeen(sql.ref(`${alias}.entity_id`))} and ${isSeen(within)}
        and (${sql.ref(`${alias}.noun`)} <> 'import' or ${within} = ''
          or coalesce(${sql.ref(`${alias}.person_id`)}, '') = ${personId})`
    },
  }
  const rules = eachTable.map(([table, { visibility }]): [string, RowRule | 'open'] => {
    if (visibility === 'open') return [table, visibility]
    const condition: Condition =
      'of' in visibility
        ? (alias) => isSeen(sql.ref(`${alias}.${visibility.of}`))
        : special[visibility.special]
    return [table, (alias) => condition(alias).toOperationNode()]
  })
  return Object.fromEntries(rules) as RowRules<Database>
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
