import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import { refuse } from '../../domain/refusal.ts'
import type { DeclaredTable } from '../declarations.ts'

/** In bytes: the size of every chunk of a file but the last. */
export const chunkBytes = 256 * 1024

/** A stored file. */
export type StoredFile = Readonly<{ id: string; sha256: string; byteCount: number }>

/** Begins a file without content. */
export async function insertFile(db: Kysely<Database>, id: string, at: string): Promise<void> {
  await db.insertInto('files').values({ id, byte_count: 0, created_at: at, unused_since: at }).execute()
}

export async function insertChunk(
  db: Kysely<Database>,
  chunk: { fileId: string; position: number; bytes: Uint8Array },
): Promise<void> {
  const { fileId, position, bytes } = chunk
  await db.insertInto('file_chunks').values({ file_id: fileId, position, bytes }).execute()
}

/** Finds the file with this content, and keeps it from being removed in this transaction. */
export async function claimFileBySha256(
  trx: Transaction<Database>,
  sha256: string,
  at: string,
): Promise<string | undefined> {
  const row = await trx
    .updateTable('files')
    .set({ unused_since: at })
    .where('sha256', '=', sha256)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Completes a file whose chunks have arrived. */
export async function completeFile(
  trx: Transaction<Database>,
  id: string,
  content: { sha256: string; byteCount: number },
): Promise<void> {
  await trx
    .updateTable('files')
    .set({ sha256: content.sha256, byte_count: content.byteCount })
    .where('id', '=', id)
    .execute()
}

/** Whether this is an upload that has not been completed, so that nothing refers to it. */
export async function isIncomplete(db: Kysely<Database>, id: string): Promise<boolean> {
  const row = await db.selectFrom('files').select('sha256').where('id', '=', id).executeTakeFirst()
  return row?.sha256 === null
}

/** Removes a file with its chunks. */
export async function removeFile(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('file_chunks').where('file_id', '=', id).execute()
  await db.deleteFrom('files').where('id', '=', id).execute()
}

/** @throws Refusal not-found */
export async function getFile(db: Kysely<Database>, id: string): Promise<StoredFile> {
  const row = await db
    .selectFrom('files')
    .select(['id', 'sha256', 'byte_count'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || row.sha256 === null) throw refuse('not-found', { params: { noun: 'file' } })
  return { id: row.id, sha256: row.sha256, byteCount: row.byte_count }
}

export async function getChunk(db: Kysely<Database>, fileId: string, position: number): Promise<Uint8Array> {
  const { bytes } = await db
    .selectFrom('file_chunks')
    .select('bytes')
    .where('file_id', '=', fileId)
    .where('position', '=', position)
    .executeTakeFirstOrThrow()
  return bytes
}

/** The columns that keep files, by their declarations. */
function keepingColumns(declared: readonly DeclaredTable[]): [table: string, column: string][] {
  return declared.flatMap(([table, declaration]) =>
    Object.entries('files' in declaration ? (declaration.files as Record<string, string>) : {})
      .filter(([, does]) => does === 'keeps')
      .map(([column]): [string, string] => [table, column]),
  )
}

/**
 * Notes which files nothing references, and since when; and clears the note of those that something does.
 * @param now ISO 8601
 */
export async function noteUnusedFiles(
  db: Kysely<Database>,
  declared: readonly DeclaredTable[],
  now: string,
): Promise<void> {
  const columns = keepingColumns(declared)
  for (const isUsed of [true, false]) {
    await db
      .updateTable('files')
      .set({ unused_since: isUsed ? null : now })
      .where('unused_since', isUsed ? 'is not' : 'is', null)
      .where((file) => {
        const isReferenced = file.or(
          columns.map(([table, column]) =>
            file.exists(
              file
                // A cast: the compiler cannot relate a dynamic table name to its columns.
                .selectFrom(table as 'document_versions')
                .select(column as 'file_id')
                .whereRef(`${table}.${column}` as 'document_versions.file_id', '=', 'files.id'),
            ),
          ),
        )
        return isUsed ? isReferenced : file.not(isReferenced)
      })
      .execute()
  }
}

/** Files that nothing has referenced since before that time, some at once. */
export async function listUnusedFiles(
  db: Kysely<Database>,
  before: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('files')
    .select('id')
    .where('unused_since', '<', before)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Locks a file that is still unused and removes it. @returns false when something uses it again */
export async function removeUnusedFile(
  trx: Transaction<Database>,
  id: string,
  before: string,
): Promise<boolean> {
  const row = await trx
    .updateTable('files')
    .set({ sha256: null })
    .where('id', '=', id)
    .where('unused_since', '<', before)
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await removeFile(trx, id)
  return true
}
