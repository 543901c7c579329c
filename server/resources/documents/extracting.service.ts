/** The job that reads the text of a version. */
import { extractDocument, type Extraction } from '../../adapters/extraction/extract.ts'
import type { Deps } from '../../deps.ts'
import { bytesOf, fileById } from '../files/reading.service.ts'
import { keepFile, storeFile, type Upload } from '../files/storing.service.ts'
import type { FinishJob, JobKind } from '../jobs/jobs.service.ts'
import { changeDocument, lockDocument } from './documents.repository.ts'
import type { JoinedVersion } from './documents.rows.ts'
import { changeVersion, findVersionById, writeText } from './versions.repository.ts'

/** In bytes, of one image. */
const maxImageBytes = 20 * 1024 * 1024

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** What is written when the text of a version has been read. */
const finishing =
  (deps: Deps, row: JoinedVersion, extraction: Extraction, images: readonly Upload[]): FinishJob =>
  async (trx) => {
    const { outcome, format, mediaType, notes, markdown, title } = extraction
    // Deleted meanwhile.
    if (!(await findVersionById(trx, row.id))) return
    const kept = []
    for (const [index, upload] of images.entries()) {
      const fileId = await keepFile(trx, deps, upload)
      kept.push({ sha256: upload.sha256, fileId, mediaType: extraction.images[index]?.mediaType ?? '' })
    }
    await changeVersion(trx, row.id, {
      outcome,
      format,
      media_type: mediaType,
      notes: JSON.stringify(notes),
    })
    if (outcome === 'read') await writeText(trx, row, { markdown, images: kept })
    const document = await lockDocument(trx, row.document_id)
    const isTitled = row.number === 1 && document.is_title_set === 0 && title !== undefined
    if (isTitled) await changeDocument(trx, document, { title }, deps.now())
    await deps.live.publish(trx, { kind: 'changed', hints: [{ noun: 'document', id: row.document_id }] })
  }

export const extractingText: JobKind = {
  kind: 'extract-text',
  seconds: 120,
  attempts: 3,
  run: async (deps, { subject, signal }) => {
    const row = await findVersionById(deps.db, subject)
    if (!row?.file_id || row.outcome !== 'pending') return
    const file = await fileById(deps.db, row.file_id)
    const extraction = await extractDocument(
      { fileName: row.file_name ?? '', bytes: bytesOf(deps.db, file) },
      undefined,
      signal,
    )
    const images: Upload[] = []
    for (const { bytes } of extraction.images) images.push(await storeFile(deps, once(bytes), maxImageBytes))
    return finishing(deps, row, extraction, images)
  },
  onFailed: async (trx, deps, subject) => {
    const row = await findVersionById(trx, subject)
    if (!row) return
    await changeVersion(trx, row.id, { outcome: 'failed' })
    await deps.live.publish(trx, { kind: 'changed', hints: [{ noun: 'document', id: row.document_id }] })
  },
}
