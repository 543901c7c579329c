/** Taking a feature or launch out of every table that knows it. */
import type { Kysely, Transaction } from 'kysely'
import { flag, lockRows } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import { refuse } from '../../domain/refusal.ts'

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

const removeDismissals = (trx: Transaction<Database>, entityId: string) =>
  trx.deleteFrom('warning_dismissals').where('entity_id', '=', entityId).execute()

/** Removes a feature that is in no launch, and everything that hangs on it. */
export async function removeFeature(trx: Transaction<Database>, id: string): Promise<void> {
  const decisions = trx.selectFrom('decisions').select('id').where('feature_id', '=', id)
  await trx.deleteFrom('decision_levels').where('decision_id', 'in', decisions).execute()
  await trx.deleteFrom('decisions').where('feature_id', '=', id).execute()
  const rounds = trx.selectFrom('grading_rounds').select('id').where('feature_id', '=', id)
  await trx.deleteFrom('reveals').where('round_id', 'in', rounds).execute()
  await trx.deleteFrom('scorecards').where('round_id', 'in', rounds).execute()
  await trx.deleteFrom('grading_rounds').where('feature_id', '=', id).execute()
  await removeDismissals(trx, id)
  await trx.deleteFrom('feature_named_people').where('feature_id', '=', id).execute()
  // An import that would still change it then is a stale preview.
  await trx.updateTable('import_rows').set({ feature_id: null }).where('feature_id', '=', id).execute()
  await trx.deleteFrom('features').where('id', '=', id).execute()
}

/** Removes a launch with its checklist and everything else that hangs on it; its features stay. */
export async function removeLaunch(trx: Transaction<Database>, id: string): Promise<void> {
  for (const table of ['tasks', 'previews', 'launch_features', 'launch_named_people'] as const) {
    await trx.deleteFrom(table).where('launch_id', '=', id).execute()
  }
  await removeDismissals(trx, id)
  await trx.deleteFrom('launches').where('id', '=', id).execute()
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
