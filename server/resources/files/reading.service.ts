import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'
import { chunkBytes, getChunk, getFile, type StoredFile } from './files.repository.ts'

export type { StoredFile } from './files.repository.ts'

/** @throws Refusal not-found */
export const fileById = (db: Kysely<Database>, id: string): Promise<StoredFile> => getFile(db, id)

/**
 * The bytes of a file, a chunk at a time.
 * @param range first and last byte, both included; the whole file by default
 */
export async function* bytesOf(
  db: Kysely<Database>,
  { id, byteCount }: StoredFile,
  { first, last }: { first: number; last: number } = { first: 0, last: byteCount - 1 },
): AsyncGenerator<Uint8Array> {
  for (let position = Math.floor(first / chunkBytes); position * chunkBytes <= last; position += 1) {
    const start = position * chunkBytes
    const bytes = await getChunk(db, id, position)
    yield bytes.subarray(Math.max(0, first - start), last - start + 1)
  }
}
