/** Taking a feature or launch out of every table that knows it. */
import type { Kysely, Transaction } from 'kysely'
import { flag, lockRows } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import { refuse } from '../../domain/refusal.ts'
import { eachTable } from '../declarations.ts'

const entityTables = { feature: 'features', launch: 'launches' } as const

/** What must be known of a thing before it goes. */
export type DeletionTarget = { version: number; archived_at: string | null; is_confidential: number }

/** A thing that nobody else changes until the transaction ends. @throws Refusal not-found */
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

/** The titles of the launches that a feature is in, archived ones too. */
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

/** Whether a launch names a feature that not everybody sees. */
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

/** The column of a table that leads to a feature or launch by an id: `id` of its own table. */
const leadsTo = (noun: 'feature' | 'launch', table: string, column: string): boolean =>
  column === 'entity_id' || column === `${noun}_id` || (column === 'id' && table === entityTables[noun])

/**
 * Takes a feature that is in no launch, or a launch, out of every table, as the declarations say (resources/declarations.ts):
 * what refers to others goes before them.
 */
export async function removeEntity(
  trx: Transaction<Database>,
  noun: 'feature' | 'launch',
  id: string,
): Promise<void> {
  for (const [table, { deletion }] of eachTable.toReversed()) {
    for (const [column, what] of Object.entries(deletion)) {
      if (!leadsTo(noun, table, column)) continue
      // Whichever table: to the compiler it is one of them.
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

/** Remembers that a thing is gone, and whether its history is for everyone. */
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
