/** Removes a feature or launch from every table that references it. */
import type { Kysely, Transaction } from 'kysely'
import { flag, lockRows } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import { refuse } from '../../domain/refusal.ts'
import { eachTable } from '../declarations.ts'

const entityTables = { feature: 'features', launch: 'launches' } as const

/** The data of an entity that its deletion needs. */
export type DeletionTarget = { version: number; archived_at: string | null; is_confidential: number }

/** Locks an entity until the transaction ends. @throws Refusal not-found */
export async function lockForDeletion(
  trx: Transaction<Database>,
  entities: 'features' | 'launches',
  id: string,
): Promise<DeletionTarget> {
  const row = await lockRows(
    trx,
    trx.selectFrom(entities).select(['version', 'archived_at', 'is_confidential']).where('id', '=', id),
  ).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: entities === 'features' ? 'feature' : 'launch' } })
  return row
}

/** The titles of the launches that contain a feature, also archived ones. */
export async function titlesOfLaunchesWith(db: Kysely<Database>, featureId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('launch_features')
    .innerJoin('launches', 'launches.id', 'launch_features.launch_id')
    .where('launch_features.feature_id', '=', featureId)
    .select('launches.title')
    .orderBy('launches.title')
    .execute()
  return rows.map(({ title }) => title)
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

/** The column of a table that references a feature or launch: `id` in its own table. */
const leadsTo = (noun: 'feature' | 'launch', table: string, column: string): boolean =>
  column === 'entity_id' || column === `${noun}_id` || (column === 'id' && table === entityTables[noun])

/**
 * Removes a feature that is in no launch, or a launch, from every table, by the declarations (resources/declarations.ts);
 * referencing rows are removed first.
 */
export async function removeEntity(
  trx: Transaction<Database>,
  noun: 'feature' | 'launch',
  id: string,
): Promise<void> {
  for (const [table, { deletion }] of eachTable.toReversed()) {
    for (const [column, what] of Object.entries(deletion)) {
      if (!leadsTo(noun, table, column)) continue
      // A cast: the compiler cannot relate a dynamic table name to its columns.
      const rows = table as 'import_rows'
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
    noun: 'feature' | 'launch'
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
