import type { Kysely } from 'kysely'
import type { Document, DocumentText } from '../../contracts/documents.ts'
import type { Database } from '../../db/tables.ts'
import { refuse } from '../../domain/refusal.ts'
import { featureById } from '../features/features.service.ts'
import { listDocuments } from './documents.repository.ts'
import { findText, getImage, getVersionRow } from './versions.repository.ts'

/** The documents of a feature, the main one first. @throws Refusal not-found */
export async function featureDocuments(db: Kysely<Database>, featureId: string): Promise<Document[]> {
  await featureById(db, featureId)
  return listDocuments(db, featureId)
}

/** What is read of a version. @throws Refusal not-found, also when nothing of it could be read */
export async function textOfVersion(db: Kysely<Database>, id: string, number: number): Promise<DocumentText> {
  const row = await getVersionRow(db, id, number)
  const markdown = await findText(db, row.id)
  if (markdown === undefined) throw refuse('not-found', { params: { noun: 'document-text' } })
  return { number, markdown }
}

/** The stored file of a version. @throws Refusal not-found, also for a link */
export async function fileOfVersion(
  db: Kysely<Database>,
  id: string,
  number: number,
): Promise<{ fileId: string; name: string; mediaType: string | null }> {
  const { file_id, file_name, media_type } = await getVersionRow(db, id, number)
  if (file_id === null) throw refuse('not-found', { params: { noun: 'file' } })
  return { fileId: file_id, name: file_name ?? '', mediaType: media_type }
}

/** An image inside a version. @throws Refusal not-found */
export async function imageOfVersion(
  db: Kysely<Database>,
  id: string,
  number: number,
  sha256: string,
): Promise<{ fileId: string; mediaType: string }> {
  const row = await getVersionRow(db, id, number)
  return getImage(db, row.id, sha256)
}
