import type { Kysely, Transaction } from 'kysely'
import type { Document } from '../../contracts/documents.ts'
import { flag, lockRows } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { DocumentsTable } from '../../db/tables/documents.ts'
import { refuse } from '../../domain/refusal.ts'
import { toDocument } from './documents.rows.ts'
import { countVersions, findCurrentVersions } from './versions.repository.ts'

const joinedDocuments = (db: Kysely<Database>) =>
  db
    .selectFrom('documents')
    .leftJoin('people', 'people.id', 'documents.final_by_id')
    .selectAll('documents')
    .select('people.name as final_by_name')

async function read(db: Kysely<Database>, rows: Parameters<typeof toDocument>[0][]): Promise<Document[]> {
  const ids = rows.map(({ id }) => id)
  const current = await findCurrentVersions(db, ids)
  const counts = await countVersions(db, ids)
  return rows.map((row) => toDocument(row, current.get(row.id) ?? null, counts.get(row.id) ?? 0))
}

/** @throws Refusal not-found */
export async function getDocument(db: Kysely<Database>, id: string): Promise<Document> {
  const rows = await joinedDocuments(db).where('documents.id', '=', id).execute()
  const [document] = await read(db, rows)
  if (!document) throw refuse('not-found', { params: { noun: 'document' } })
  return document
}

/** The documents of a feature: the main one first, then in the order in which they were added; archived ones last. */
export async function listDocuments(db: Kysely<Database>, featureId: string): Promise<Document[]> {
  const rows = await joinedDocuments(db)
    .where('documents.feature_id', '=', featureId)
    .orderBy('documents.id')
    .execute()
  const rank = ({ archivedAt, isMain }: Document) => (archivedAt === null ? (isMain ? 0 : 1) : 2)
  return (await read(db, rows)).sort((a, b) => rank(a) - rank(b))
}

/** The main documents of features, by feature. */
export async function findMainDocuments(
  db: Kysely<Database>,
  featureIds: readonly string[],
): Promise<Map<string, Document>> {
  if (featureIds.length === 0) return new Map()
  const rows = await joinedDocuments(db)
    .where('documents.feature_id', 'in', featureIds)
    .where('documents.is_main', '=', flag(true))
    .execute()
  return new Map((await read(db, rows)).map((document) => [document.featureId, document]))
}

/** Locks a document until the transaction ends. @throws Refusal not-found */
export async function lockDocument(trx: Transaction<Database>, id: string): Promise<DocumentsTable> {
  const row = await lockRows(
    trx,
    trx.selectFrom('documents').selectAll().where('id', '=', id),
  ).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'document' } })
  return row
}

export async function insertDocument(
  trx: Transaction<Database>,
  given: {
    id: string
    featureId: string
    title: string
    isTitleSet: boolean
    isMain: boolean
    at: string
  },
): Promise<void> {
  await trx
    .insertInto('documents')
    .values({
      id: given.id,
      feature_id: given.featureId,
      title: given.title,
      is_title_set: flag(given.isTitleSet),
      is_main: flag(given.isMain),
      final_number: null,
      final_on: null,
      final_by_id: null,
      created_at: given.at,
      updated_at: given.at,
      archived_at: null,
      version: 1,
    })
    .execute()
}

/** Changes a locked document. */
export async function changeDocument(
  trx: Transaction<Database>,
  { id, version }: Pick<DocumentsTable, 'id' | 'version'>,
  set: Partial<DocumentsTable>,
  at: string,
): Promise<void> {
  await trx
    .updateTable('documents')
    .set({ ...set, updated_at: at, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

export async function countDocuments(db: Kysely<Database>, featureId: string): Promise<number> {
  const { count } = await db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('feature_id', '=', featureId)
    .executeTakeFirstOrThrow()
  return count
}

/** Removes a document with its versions, texts and images. Its files are removed when nothing else refers to them. */
export async function removeDocument(trx: Transaction<Database>, id: string): Promise<void> {
  const versions = trx.selectFrom('document_versions').select('id').where('document_id', '=', id)
  await trx.deleteFrom('document_images').where('version_id', 'in', versions).execute()
  await trx.deleteFrom('document_texts').where('version_id', 'in', versions).execute()
  await trx.deleteFrom('document_versions').where('document_id', '=', id).execute()
  await trx.deleteFrom('documents').where('id', '=', id).execute()
}
