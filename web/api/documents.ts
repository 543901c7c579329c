import type { Document, DocumentList } from '#server/contracts/documents.ts'
import { call } from './client.ts'

export const listDocuments = (featureId: string) =>
  call<DocumentList>('GET', `/features/${featureId}/documents`)
export const getDocument = (id: string) => call<Document>('GET', `/documents/${id}`)
