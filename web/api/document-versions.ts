/** Versions of documents: reading, attaching, marking, withdrawing. */
import type {
  Document,
  DocumentText,
  DocumentVersionPage,
  FinalMark,
  NewDocument,
  NewDocumentVersion,
} from '#server/contracts/documents.ts'
import { apiUrl, call } from './client.ts'

export const listDocumentVersions = (id: string, cursor?: string) =>
  call<DocumentVersionPage>('GET', `/documents/${id}/versions`, { query: { cursor } })
export const getDocumentText = (id: string, number: number) =>
  call<DocumentText>('GET', `/documents/${id}/versions/${number}/text`)

/** Attaches pasted text or a link. */
export const attachDocument = (featureId: string, document: NewDocument) =>
  call<Document>('POST', `/features/${featureId}/documents`, { body: document })
export const addDocumentVersion = (id: string, version: NewDocumentVersion) =>
  call<Document>('POST', `/documents/${id}/versions`, { body: version })

/** Where a file is uploaded to: as a document of a feature, or as the next version of a document. */
export const uploadPath = (target: { featureId: string } | { documentId: string }): string =>
  'featureId' in target
    ? `/features/${target.featureId}/documents/file`
    : `/documents/${target.documentId}/versions/file`

export const makeDocumentMain = (id: string, version: number) =>
  call<Document>('PUT', `/documents/${id}/main`, { version })
export const markDocumentFinal = (id: string, version: number, mark: FinalMark | null) =>
  mark === null
    ? call<Document>('DELETE', `/documents/${id}/final`, { version })
    : call<Document>('PUT', `/documents/${id}/final`, { body: mark, version })
/** @param reason null takes a withdrawal back */
export const withdrawDocumentVersion = (
  id: string,
  version: number,
  number: number,
  reason: string | null,
) =>
  reason === null
    ? call<Document>('DELETE', `/documents/${id}/versions/${number}/withdrawal`, { version })
    : call<Document>('PUT', `/documents/${id}/versions/${number}/withdrawal`, { body: { reason }, version })
export const setDocumentArchived = (id: string, version: number, isArchived: boolean) =>
  call<Document>(isArchived ? 'PUT' : 'DELETE', `/documents/${id}/archive`, { version })

/** Addresses of the stored file of a version, and of an image inside it. */
export const documentFileUrl = (id: string, number: number) =>
  apiUrl(`/documents/${id}/versions/${number}/file`)
export const documentImageUrl = (id: string, number: number, sha256: string) =>
  apiUrl(`/documents/${id}/versions/${number}/images/${sha256}`)
