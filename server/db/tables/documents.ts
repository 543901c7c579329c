/** Files by content, and the documents of features. Created by migrations/0007_documents.ts. */
import type { FileId, Flag, PersonId } from './columns.ts'

export interface FilesTable {
  id: string
  sha256: string | null
  byte_count: number
  created_at: string
  unused_since: string | null
}

export interface FileChunksTable {
  file_id: FileId
  position: number
  bytes: Uint8Array
}

export interface DocumentsTable {
  id: string
  feature_id: string
  title: string
  is_main: Flag
  is_title_set: Flag
  final_number: number | null
  final_on: string | null
  final_by_id: PersonId | null
  created_at: string
  updated_at: string
  archived_at: string | null
  version: number
}

export interface DocumentVersionsTable {
  id: string
  document_id: string
  feature_id: string
  number: number
  /** Null for a link. */
  file_id: FileId | null
  file_name: string | null
  link: string | null
  media_type: string | null
  format: string | null
  outcome: string
  /** JSON list. */
  notes: string
  added_at: string
  added_by_id: PersonId
  reason: string | null
  withdrawn_at: string | null
  withdrawn_by_id: PersonId | null
  withdrawal_reason: string | null
}

/** What is read of a version. */
export interface DocumentTextsTable {
  version_id: string
  feature_id: string
  markdown: string
}

/** The images inside a version. */
export interface DocumentImagesTable {
  version_id: string
  feature_id: string
  sha256: string
  file_id: FileId
  media_type: string
}

export interface DocumentsSchema {
  files: FilesTable
  file_chunks: FileChunksTable
  documents: DocumentsTable
  document_versions: DocumentVersionsTable
  document_texts: DocumentTextsTable
  document_images: DocumentImagesTable
}
