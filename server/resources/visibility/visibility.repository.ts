/** The rows that a person may see: confidential ones only as owner or named person (RULES.md, Confidentiality). */
import { type Expression, expressionBuilder, type Kysely, sql, type SqlBool } from 'kysely'
import type { Role } from '../../contracts/lists.ts'
import { RowFilter, type RowRule, type RowRules } from '../../db/row-filter.ts'
import type { Database } from '../../db/tables.ts'
import type { SpecialVisibility } from '../declaration.ts'
import { type DeclaredTable, eachTable } from '../declarations.ts'

const asking = expressionBuilder<Database>()

/** The confidential features and launches that this person sees. */
const seenBy = (personId: string) =>
  asking
    .selectFrom('people_who_see as row_filter_seeing')
    .select('row_filter_seeing.part_id')
    .where('row_filter_seeing.person_id', '=', personId)

/**
 * Every entity with a part that this person does not see (migrations/0005_activity.ts defines the views). It becomes part of other
 * queries, so its aliases are names that no query uses.
 */
const hiddenFrom = (personId: string) =>
  asking
    .selectFrom('confidential_entities as row_filter_hidden')
    .select('row_filter_hidden.entity_id')
    .where('row_filter_hidden.part_id', 'not in', seenBy(personId))

type Conditions = {
  visible: (alias: string) => Expression<SqlBool>
  hidden?: ((alias: string) => Expression<SqlBool>)[]
}

/** The row filter of each table, by its declaration (resources/declarations.ts). */
function rulesFor(personId: string): RowRules<Database> {
  const everyHidden = hiddenFrom(personId).toOperationNode()
  const isHidden = (column: string) =>
    sql<boolean>`${sql.ref(column)} in ${{ toOperationNode: () => everyHidden }}`
  // Looks up one entity at a time: few rows are read at once, and not all that is hidden.
  const isVisible = (column: string) =>
    asking.not(
      asking.exists(hiddenFrom(personId).whereRef('row_filter_hidden.entity_id', '=', sql.ref(column))),
    )
  const byEntity = (column: string): Conditions => ({
    visible: (alias) => isVisible(`${alias}.${column}`),
    hidden: [(alias) => isHidden(`${alias}.${column}`)],
  })
  const special: Readonly<Record<SpecialVisibility, Conditions>> = {
    // Uploaded files are visible to their uploader only.
    'own-rows': { visible: (alias) => sql<boolean>`${sql.ref(`${alias}.person_id`)} = ${personId}` },
    'rows-of-own-imports': {
      visible: (alias) =>
        sql<boolean>`${sql.ref(`${alias}.import_id`)} in (${asking
          .selectFrom('imports as own_import')
          .select('own_import.id')
          .where('own_import.person_id', '=', personId)})`,
    },
    // An import that changed a confidential feature is visible to its importer only, because its counts would reveal it.
    'audit-events': {
      visible: (alias) =>
        asking.and([
          isVisible(`${alias}.entity_id`),
          isVisible(`${alias}.within_id`),
          sql<boolean>`(${sql.ref(`${alias}.noun`)} <> 'import' or ${sql.ref(`${alias}.within_id`)} is null
            or ${sql.ref(`${alias}.person_id`)} = ${personId})`,
        ]),
      hidden: [
        (alias) => isHidden(`${alias}.entity_id`),
        (alias) => isHidden(`${alias}.within_id`),
        (alias) =>
          sql<boolean>`${sql.ref(`${alias}.noun`)} = 'import' and ${sql.ref(`${alias}.within_id`)} is not null
            and (${sql.ref(`${alias}.person_id`)} is null or ${sql.ref(`${alias}.person_id`)} <> ${personId})`,
      ],
    },
  }
  // A feature has no part but itself, so that its own flag decides, which costs less than the view.
  const seen = seenBy(personId)
  const hiddenFeatures = asking
    .selectFrom('features as row_filter_feature')
    .select('row_filter_feature.id')
    .where('row_filter_feature.is_confidential', '=', sql.lit(1))
    .where('row_filter_feature.id', 'not in', seen)
  const ofFeatures: Conditions = {
    visible: (alias) =>
      sql<boolean>`(${sql.ref(`${alias}.is_confidential`)} = 0 or ${sql.ref(`${alias}.id`)} in ${seen})`,
    hidden: [(alias) => sql<boolean>`${sql.ref(`${alias}.id`)} in ${hiddenFeatures}`],
  }
  const byFeature: Conditions = {
    visible: (alias) =>
      asking.not(
        asking.exists(hiddenFeatures.whereRef('row_filter_feature.id', '=', sql.ref(`${alias}.feature_id`))),
      ),
    hidden: [(alias) => sql<boolean>`${sql.ref(`${alias}.feature_id`)} in ${hiddenFeatures}`],
  }
  const conditionsOf = ([table, { visibility }]: DeclaredTable): Conditions | 'open' => {
    if (table === 'features') return ofFeatures
    if (visibility === 'open') return visibility
    if ('special' in visibility) return special[visibility.special]
    return visibility.of === 'feature_id' ? byFeature : byEntity(visibility.of)
  }
  const rules = eachTable.map((declared): [string, RowRule | 'open'] => {
    const [table] = declared
    const conditions = conditionsOf(declared)
    if (conditions === 'open') return [table, conditions]
    const { visible, hidden } = conditions
    return [
      table,
      {
        visible: (alias) => visible(alias).toOperationNode(),
        ...(hidden && {
          hidden: hidden.map((condition) => (alias: string) => condition(alias).toOperationNode()),
        }),
      },
    ]
  })
  return Object.fromEntries(rules) as RowRules<Database>
}

/** Filtered databases by person: a rule depends on the person alone, and building all of them takes as long as a query. */
const filtered = new WeakMap<Kysely<Database>, Map<string, Kysely<Database>>>()

/**
 * The database filtered for one person: every query leaves out the rows that are hidden from them.
 * Without a person only public entities are visible; administrators see everything.
 */
export function visibleTo(
  db: Kysely<Database>,
  person: { readonly id: string; readonly role: Role } | undefined,
): Kysely<Database> {
  if (person?.role === 'administrator') return db
  const byPerson = filtered.get(db) ?? new Map<string, Kysely<Database>>()
  filtered.set(db, byPerson)
  const personId = person?.id ?? ''
  const own = byPerson.get(personId) ?? db.withPlugin(new RowFilter(rulesFor(personId)))
  byPerson.set(personId, own)
  return own
}
