/** The stored files of documents, for exports. */
import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'
import { safeFileName } from '../../domain/documents/file-names.ts'
import { bytesOf, fileById } from '../files/reading.service.ts'
import { listStoredVersions } from './versions.repository.ts'

/** A version of a document as it was attached. */
export type ExportedVersion = Readonly<{ path: string; bytes: AsyncIterable<Uint8Array> }>

const versionsAtOnce = 200

/**
 * Every stored version, also withdrawn ones: `documents/<title> <id>/<number> <file name>`. Contents are read one after
 * the other, when they are asked for.
 * @param featureId of one feature; absent, of all
 */
export async function* exportedVersions(
  db: Kysely<Database>,
  featureId?: string,
): AsyncGenerator<ExportedVersion> {
  for (let after = ''; ;) {
    const rows = await listStoredVersions(db, { featureId, after, limit: versionsAtOnce })
    for (const { documentId, title, number, fileId, fileName } of rows) {
      const folder = safeFileName(`${title} ${documentId.slice(-8)}`)
      const bytes = bytesOf(db, await fileById(db, fileId))
      yield { path: `documents/${folder}/${number} ${safeFileName(fileName)}`, bytes }
    }
    const last = rows.at(-1)
    if (!last || rows.length < versionsAtOnce) return
    after = last.id
  }
}
