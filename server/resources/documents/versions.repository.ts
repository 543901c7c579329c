/** Versions of documents, what is read of them, and the images inside. */
import type { Kysely, Transaction } from 'kysely'
import type { DocumentVersion, DocumentVersionPage } from '../../contracts/documents.ts'
import { countRows, readPage } from '../../db/page.ts'
import type { Database } from '../../db/tables.ts'
import type { DocumentVersionsTable } from '../../db/tables/documents.ts'
import { refuse } from '../../domain/refusal.ts'
import { type JoinedVersion, toVersion } from './documents.rows.ts'

const joinedVersions = (db: Kysely<Database>) =>
  db
    .selectFrom('document_versions')
    .leftJoin('files', 'files.id', 'document_versions.file_id')
    .leftJoin('people as adders', 'adders.id', 'document_versions.added_by_id')
    .leftJoin('people as withdrawers', 'withdrawers.id', 'document_versions.withdrawn_by_id')
    .selectAll('document_versions')
    .select(['files.sha256', 'files.byte_count'])
    .select(['adders.name as added_by_name', 'withdrawers.name as withdrawn_by_name'])

/** The newest version of each document that is not withdrawn. */
export async function findCurrentVersions(
  db: Kysely<Database>,
  documentIds: readonly string[],
): Promise<Map<string, DocumentVersion>> {
  if (documentIds.length === 0) return new Map()
  const rows = await joinedVersions(db)
    .where('document_versions.document_id', 'in', documentIds)
    .where((version) =>
      version(
        'document_versions.number',
        '=',
        version
          .selectFrom('document_versions as newest')
          .select((eb) => eb.fn.max('newest.number').as('number'))
          .whereRef('newest.document_id', '=', 'document_versions.document_id')
          .where('newest.withdrawn_at', 'is', null),
      ),
    )
    .execute()
  return new Map(rows.map((row) => [row.document_id, toVersion(row)]))
}

export async function countVersions(
  db: Kysely<Database>,
  documentIds: readonly string[],
): Promise<Map<string, number>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('document_versions')
    .select(['document_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('document_id', 'in', documentIds)
    .groupBy('document_id')
    .execute()
  return new Map(rows.map(({ document_id, count }) => [document_id, count]))
}

/** One page of the versions of a document, the newest first. */
export async function listVersions(
  db: Kysely<Database>,
  documentId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<DocumentVersionPage> {
  const query = joinedVersions(db).where('document_versions.document_id', '=', documentId)
  const total = () => countRows(db.selectFrom('document_versions').where('document_id', '=', documentId))
  return readPage(
    query,
    {
      order: 'number',
      key: 'document_versions.number',
      isNumeric: true,
      id: 'document_versions.id',
      isDescending: true,
      cursor,
      limit,
      total,
    },
    toVersion,
  )
}

/** @throws Refusal not-found */
export async function getVersionRow(
  db: Kysely<Database>,
  documentId: string,
  number: number,
): Promise<JoinedVersion> {
  const row = await joinedVersions(db)
    .where('document_versions.document_id', '=', documentId)
    .where('document_versions.number', '=', number)
    .executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'document-version' } })
  return row
}

export const findVersionById = (db: Kysely<Database>, id: string): Promise<JoinedVersion | undefined> =>
  joinedVersions(db).where('document_versions.id', '=', id).executeTakeFirst()

/** Versions with a stored file, in the order of their ids, some at once. */
export async function listStoredVersions(
  db: Kysely<Database>,
  given: { featureId: string | undefined; after: string; limit: number },
): Promise<
  { id: string; documentId: string; title: string; number: number; fileId: string; fileName: string }[]
> {
  const rows = await db
    .selectFrom('document_versions')
    .innerJoin('documents', 'documents.id', 'document_versions.document_id')
    .select(['document_versions.id', 'document_versions.document_id as documentId', 'documents.title'])
    .select(['document_versions.number', 'document_versions.file_id as fileId'])
    .select('document_versions.file_name as fileName')
    .where('document_versions.file_id', 'is not', null)
    .where('document_versions.id', '>', given.after)
    .$if(given.featureId !== undefined, (query) =>
      query.where('document_versions.feature_id', '=', given.featureId ?? ''),
    )
    .orderBy('document_versions.id')
    .limit(given.limit)
    .execute()
  return rows.map((row) => ({ ...row, fileId: row.fileId ?? '', fileName: row.fileName ?? '' }))
}

/** The highest version number of a document, also of a withdrawn one; 0 without versions. */
export async function lastNumber(db: Kysely<Database>, documentId: string): Promise<number> {
  const row = await db
    .selectFrom('document_versions')
    .select('number')
    .where('document_id', '=', documentId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? 0
}

export async function insertVersion(trx: Transaction<Database>, row: DocumentVersionsTable): Promise<void> {
  await trx.insertInto('document_versions').values(row).execute()
}

export async function changeVersion(
  trx: Transaction<Database>,
  id: string,
  set: Partial<DocumentVersionsTable>,
): Promise<void> {
  await trx.updateTable('document_versions').set(set).where('id', '=', id).execute()
}

/** Replaces what was read of a version. */
export async function writeText(
  trx: Transaction<Database>,
  { id, feature_id }: Pick<DocumentVersionsTable, 'id' | 'feature_id'>,
  { markdown, images }: { markdown: string; images: { sha256: string; fileId: string; mediaType: string }[] },
): Promise<void> {
  await trx.deleteFrom('document_images').where('version_id', '=', id).execute()
  await trx.deleteFrom('document_texts').where('version_id', '=', id).execute()
  await trx.insertInto('document_texts').values({ version_id: id, feature_id, markdown }).execute()
  for (const { sha256, fileId, mediaType } of images) {
    await trx
      .insertInto('document_images')
      .values({ version_id: id, feature_id, sha256, file_id: fileId, media_type: mediaType })
      .execute()
  }
}

/** What was read of a version; undefined when nothing could be read. */
export async function findText(db: Kysely<Database>, versionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('document_texts')
    .select('markdown')
    .where('version_id', '=', versionId)
    .executeTakeFirst()
  return row?.markdown
}

/** The file of an image inside a version. @throws Refusal not-found */
export async function getImage(
  db: Kysely<Database>,
  versionId: string,
  sha256: string,
): Promise<{ fileId: string; mediaType: string }> {
  const row = await db
    .selectFrom('document_images')
    .select(['file_id', 'media_type'])
    .where('version_id', '=', versionId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'image' } })
  return { fileId: row.file_id, mediaType: row.media_type }
}
