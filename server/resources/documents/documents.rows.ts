import type { Document, DocumentOutcome, DocumentVersion } from '../../contracts/documents.ts'
import type { DocumentFormat, ExtractionNote } from '../../contracts/extraction.ts'
import type { DocumentsTable, DocumentVersionsTable } from '../../db/tables/documents.ts'

/** A version with its file and the names of people. */
export type JoinedVersion = DocumentVersionsTable & {
  sha256: string | null
  byte_count: number | null
  added_by_name: string | null
  withdrawn_by_name: string | null
}

/** A document with the name of the person who marked it final. */
export type JoinedDocument = DocumentsTable & { final_by_name: string | null }

const ref = (id: string, name: string | null) => ({ id, name: name ?? '' })

export const toVersion = (row: JoinedVersion): DocumentVersion => ({
  number: row.number,
  file:
    row.file_id === null
      ? null
      : {
          name: row.file_name ?? '',
          mediaType: row.media_type,
          byteCount: row.byte_count ?? 0,
          sha256: row.sha256 ?? '',
          format: row.format as DocumentFormat | null,
        },
  link: row.link,
  outcome: row.outcome as DocumentOutcome,
  notes: JSON.parse(row.notes) as ExtractionNote[],
  addedAt: row.added_at,
  addedBy: ref(row.added_by_id, row.added_by_name),
  reason: row.reason,
  withdrawal:
    row.withdrawn_at === null || row.withdrawn_by_id === null
      ? null
      : {
          at: row.withdrawn_at,
          by: ref(row.withdrawn_by_id, row.withdrawn_by_name),
          reason: row.withdrawal_reason ?? '',
        },
})

/** @param current the newest version that is not withdrawn */
export const toDocument = (
  row: JoinedDocument,
  current: DocumentVersion | null,
  versionCount: number,
): Document => ({
  id: row.id,
  featureId: row.feature_id,
  title: row.title,
  isMain: row.is_main === 1,
  current,
  versionCount,
  final:
    row.final_number === null || row.final_on === null
      ? null
      : {
          number: row.final_number,
          on: row.final_on,
          by: row.final_by_id === null ? null : ref(row.final_by_id, row.final_by_name),
        },
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  archivedAt: row.archived_at,
  version: row.version,
})
