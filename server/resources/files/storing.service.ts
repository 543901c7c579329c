import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import {
  chunkBytes,
  claimFileBySha256,
  completeFile,
  insertChunk,
  insertFile,
  isIncomplete,
  removeFile,
} from './files.repository.ts'

/** An upload whose bytes are stored, and which nothing references yet. */
export type Upload = Readonly<{ id: string; sha256: string; byteCount: number }>

/** Bytes in chunks of exactly `chunkBytes`, but the last. */
async function* inChunks(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array[] = []
  let size = 0
  for await (const part of parts) {
    let rest = part
    while (size + rest.length >= chunkBytes) {
      const taken = rest.subarray(0, chunkBytes - size)
      yield Buffer.concat([...pending, taken])
      rest = rest.subarray(taken.length)
      pending = []
      size = 0
    }
    if (rest.length > 0) {
      pending.push(rest)
      size += rest.length
    }
  }
  if (size > 0) yield Buffer.concat(pending)
}

/**
 * Streams bytes into the store. Refer to the file with `keepFile` in the transaction that uses it; what nobody refers to
 * is removed after a week.
 * @throws Refusal file-too-large, with nothing stored; what the stream throws
 */
export async function storeFile(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  parts: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Upload> {
  const { db } = deps
  const id = deps.newId()
  const hash = createHash('sha256')
  let byteCount = 0
  let position = 0
  await insertFile(db, id, deps.now())
  try {
    for await (const bytes of inChunks(parts)) {
      byteCount += bytes.length
      if (byteCount > maxBytes) throw refuse('file-too-large', { params: { max: maxBytes } })
      hash.update(bytes)
      await insertChunk(db, { fileId: id, position, bytes })
      position += 1
    }
  } catch (error) {
    await removeFile(db, id)
    throw error
  }
  return { id, sha256: hash.digest('hex'), byteCount }
}

/**
 * Completes an upload within the transaction that refers to it. Content that is stored already is not stored twice.
 * @returns the id of the file to refer to
 */
export async function keepFile(
  trx: Transaction<Database>,
  deps: Pick<Deps, 'now'>,
  { id, sha256, byteCount }: Upload,
): Promise<string> {
  const stored = await claimFileBySha256(trx, sha256, deps.now())
  if (stored === undefined) {
    await completeFile(trx, id, { sha256, byteCount })
    return id
  }
  if (stored !== id) await removeFile(trx, id)
  return stored
}

/** Removes an upload that turned out not to be needed. A file that is stored already stays. */
export async function dropUpload(trx: Transaction<Database>, { id }: Upload): Promise<void> {
  if (await isIncomplete(trx, id)) await removeFile(trx, id)
}
