import type { Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { DocumentsTable } from '../../db/tables/documents.ts'
import { refuse, requireCurrent } from '../../domain/refusal.ts'
import { featureById } from '../features/features.service.ts'
import { lockDocument } from './documents.repository.ts'

/**
 * Locks a document to change it.
 * @throws Refusal not-found, stale-version, feature-archived, document-archived
 */
export async function documentToChange(
  trx: Transaction<Database>,
  id: string,
  version: number | undefined,
): Promise<DocumentsTable> {
  const row = await lockDocument(trx, id)
  requireCurrent(row, version)
  const feature = await featureById(trx, row.feature_id)
  if (feature.archivedAt !== null) throw refuse('feature-archived')
  if (row.archived_at !== null) throw refuse('document-archived')
  return row
}
