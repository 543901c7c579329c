/** Removes a feature or launch from every table that references it. */
import type { Kysely, Transaction } from 'kysely'
import { flag, lockRows } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import { refuse } from '../../domain/refusal.ts'
import type { DeclaredTable } from '../declarations.ts'

export type DeletableNoun = 'feature' | 'launch'

const entityTables = { feature: 'features', launch: 'launches' } as const

/** The data of an entity that its deletion needs. */
export type DeletionTarget = { version: number; archived_at: string | null; is_confidential: number }

/** Locks an entity until the transaction ends. @throws Refusal not-found */
export async function lockForDeletion(
  trx: Transaction<Database>,
  noun: DeletableNoun,
  id: string,
): Promise<DeletionTarget> {
  const entities = trx.selectFrom(entityTables[noun])
  const row = await lockRows(
    trx,
    entities.select(['version', 'archived_at', 'is_confidential']).where('id', '=', id),
  ).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun } })
  return row
}

/** Whether a column of a table references features or launches: `id` in their own table. */
const leadsTo = (noun: DeletableNoun, table: string, column: string): boolean =>
  column === 'entity_id' || column === `${noun}_id` || (column === 'id' && table === entityTables[noun])

/** The columns of a table that reference features or launches, with what happens to its rows. */
const references = (noun: DeletableNoun, [table, { deletion }]: DeclaredTable): [string, string][] =>
  Object.entries(deletion).filter(([column]) => leadsTo(noun, table, column))

/** The other noun to whose entities the rows of a table belong, by who sees them. */
function ownerNoun(noun: DeletableNoun, [, { visibility }]: DeclaredTable): DeletableNoun | undefined {
  const other = noun === 'feature' ? 'launch' : 'feature'
  const isOwned = visibility !== 'open' && 'of' in visibility && visibility.of === `${other}_id`
  return isOwned ? other : undefined
}

/**
 * What prevents the deletion of an entity, by the declarations: tables with the titles of features or launches, also
 * archived ones, that own rows whose column is `refused`; without titles when the rows have no owner.
 */
export async function findHolders(
  trx: Transaction<Database>,
  declared: readonly DeclaredTable[],
  noun: DeletableNoun,
  id: string,
): Promise<Record<string, string[]>> {
  const holders: Record<string, string[]> = {}
  for (const one of declared) {
    const owner = ownerNoun(noun, one)
    for (const [column, what] of references(noun, one)) {
      if (what !== 'refused') continue
      // A cast: the compiler cannot relate a dynamic table name to its columns.
      const table = one[0] as 'launch_features'
      const rows = trx.selectFrom(table).where(column as 'feature_id', '=', id)
      if (!owner) {
        const row = await rows
          .select(column as 'feature_id')
          .limit(1)
          .executeTakeFirst()
        if (row) holders[table] = []
        continue
      }
      const titles = await trx
        .selectFrom(entityTables[owner])
        .select('title')
        .where('id', 'in', rows.select(`${owner}_id`))
        .orderBy('title')
        .execute()
      const found = [...(holders[entityTables[owner]] ?? []), ...titles.map(({ title }) => title)]
      if (found.length > 0) holders[entityTables[owner]] = found
    }
  }
  return holders
}

/** Whether a launch contains a confidential feature. */
export async function hasConfidentialFeature(db: Kysely<Database>, launchId: string): Promise<boolean> {
  const row = await db
    .selectFrom('launch_features')
    .innerJoin('features', 'features.id', 'launch_features.feature_id')
    .where('launch_features.launch_id', '=', launchId)
    .where('features.is_confidential', '=', flag(true))
    .select('features.id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Removes a feature or launch without holders from every table, by the declarations (resources/declarations.ts);
 * referencing rows are removed first.
 */
export async function removeEntity(
  trx: Transaction<Database>,
  declared: readonly DeclaredTable[],
  noun: DeletableNoun,
  id: string,
): Promise<void> {
  for (const one of declared.toReversed()) {
    for (const [column, what] of references(noun, one)) {
      // A cast, as above.
      const rows = one[0] as 'import_rows'
      const which = column as 'feature_id'
      if (what === 'removed') await trx.deleteFrom(rows).where(which, '=', id).execute()
      if (what === 'cleared') {
        await trx
          .updateTable(rows)
          .set({ [which]: null })
          .where(which, '=', id)
          .execute()
      }
    }
  }
}

/** Records that an entity was deleted, and whether its history is public. */
export async function insertDeletion(
  trx: Transaction<Database>,
  deletion: {
    entityId: string
    noun: DeletableNoun
    isConfidential: boolean
    personId: string
    at: string
  },
): Promise<void> {
  await trx
    .insertInto('deletions')
    .values({
      entity_id: deletion.entityId,
      noun: deletion.noun,
      is_confidential: flag(deletion.isConfidential),
      person_id: deletion.personId,
      deleted_at: deletion.at,
    })
    .execute()
}
