import type { Kysely, Transaction } from 'kysely'
import { NewPreview } from '../../contracts/plans.ts'
import type { Database } from '../../db/tables.ts'
import { refuse } from '../../domain/refusal.ts'

/** A stored preview: its input, and a digest of everything it depends on. */
export type StoredPreview = {
  id: string
  launchId: string
  request: NewPreview
  digest: string
  createdAt: string
}

/** @throws Refusal not-found, also for a preview of another launch */
export async function getPreview(db: Kysely<Database>, launchId: string, id: string): Promise<StoredPreview> {
  const row = await db
    .selectFrom('previews')
    .selectAll()
    .where('id', '=', id)
    .where('launch_id', '=', launchId)
    .executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'preview' } })
  return {
    id: row.id,
    launchId: row.launch_id,
    request: NewPreview.parse(JSON.parse(row.request)),
    digest: row.digest,
    createdAt: row.created_at,
  }
}

export async function insertPreview(trx: Transaction<Database>, preview: StoredPreview): Promise<void> {
  await trx
    .insertInto('previews')
    .values({
      id: preview.id,
      launch_id: preview.launchId,
      request: JSON.stringify(preview.request),
      digest: preview.digest,
      created_at: preview.createdAt,
    })
    .execute()
}

/** Deletes expired previews of a launch. */
export async function removePreviewsBefore(
  trx: Transaction<Database>,
  launchId: string,
  instant: string,
): Promise<void> {
  await trx
    .deleteFrom('previews')
    .where('launch_id', '=', launchId)
    .where('created_at', '<', instant)
    .execute()
}
