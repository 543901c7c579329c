/** The rows that a person may see: confidential ones only as owner or named person (RULES.md, Confidentiality). */
import { expressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Role } from '../../contracts/lists.ts'
import { RowFilter, type RowRule, type RowRules } from '../../db/row-filter.ts'
import type { Database } from '../../db/tables.ts'
import type { SpecialVisibility } from '../declaration.ts'
import { eachTable } from '../declarations.ts'

/** The common table expression of the entities that are hidden from the person who asks. */
const hiddenEntities = 'hidden_entities'
const asking = expressionBuilder<Database & Record<typeof hiddenEntities, { entity_id: string }>>()
const hidden = asking.selectFrom(hiddenEntities).select('entity_id')

/** Every entity with a part that this person does not see (migrations/0005_activity.ts defines the views). */
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

/** The row filter of each table, by its declaration (resources/declarations.ts). */
function rulesFor(personId: string): RowRules<Database> {
  const isSeen = (value: RawBuilder<unknown>) => sql<boolean>`${value} not in ${hidden}`
  const special: Readonly<Record<SpecialVisibility, Condition>> = {
    // Uploaded files are visible to their uploader only.
    'own-rows': (alias) => sql`${sql.ref(`${alias}.person_id`)} = ${personId}`,
    'rows-of-own-imports': (alias) =>
      sql`${sql.ref(`${alias}.import_id`)} in (${asking
        .selectFrom('imports as own_import')
        .select('own_import.id')
        .where('own_import.person_id', '=', personId)})`,
    // An import that changed a confidential feature is visible to its importer only, because its counts would reveal it.
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
 * The database filtered for one person: every query leaves out the rows that are hidden from them.
 * Without a person only public entities are visible; administrators see everything.
 */
export function visibleTo(
  db: Kysely<Database>,
  person: { readonly id: string; readonly role: Role } | undefined,
): Kysely<Database> {
  if (person?.role === 'administrator') return db
  const personId = person?.id ?? ''
  const query = hiddenFrom(personId).toOperationNode()
  return db.withPlugin(new RowFilter(rulesFor(personId), { name: hiddenEntities, query }))
}
