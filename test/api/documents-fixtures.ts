/** A company whose PM attaches documents over HTTP, for the tests of documents, files and jobs. */
import type { Kysely } from 'kysely'
import { expect } from 'vitest'
import type {
  Document,
  DocumentList,
  DocumentText,
  DocumentVersionPage,
} from '#server/contracts/documents.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Database } from '#server/db/tables.ts'
import { jobKinds } from '#server/job-kinds.ts'
import { queueRecurring, workOff } from '#server/resources/jobs/worker.service.ts'
import type { Client } from '../support/client.ts'
import { startLaunching } from './launches-fixtures.ts'

/** A form with one file, as browsers and curl send it. */
export function form(
  fileName: string,
  content: string | Uint8Array,
  fields: Record<string, string> = {},
): { body: Uint8Array; headers: Record<string, string> } {
  const boundary = 'boundary-of-a-test'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(parts.join('') + head),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

/** Sends a file to a route. */
export function sendFile<Body = Document>(
  client: Client,
  method: 'POST' | 'PUT',
  path: string,
  file: { name: string; content: string | Uint8Array; fields?: Record<string, string> },
  headers: Record<string, string> = {},
) {
  const { body, headers: own } = form(file.name, file.content, file.fields)
  return client.send<Body>(method, path, body, { headers: { ...own, ...headers } })
}

/** Paul is the PM of a feature. */
export async function startDocuments(db: Kysely<Database>, now?: () => string) {
  const company = await startLaunching(db, now)
  const { deps, feature, paul } = company
  const work = async () => {
    const faults: unknown[] = []
    await workOff(deps, jobKinds, { onFault: (error) => faults.push(error) })
    expect(faults).toEqual([])
  }
  return {
    ...company,
    /** Does everything that is queued. */
    work,
    recur: () => queueRecurring(deps, jobKinds),
    attach: (name: string, content: string | Uint8Array, fields?: Record<string, string>) =>
      sendFile(paul.client, 'POST', `/api/features/${feature.id}/documents/file`, {
        name,
        content,
        ...(fields && { fields }),
      }),
    addVersion: (document: Document, name: string, content: string | Uint8Array) =>
      sendFile(paul.client, 'POST', `/api/documents/${document.id}/versions/file`, { name, content }),
    featureNow: async () => (await paul.client.get<Feature>(`/api/features/${feature.id}`)).body,
  }
}

export const documentNow = async (client: Client, { id }: { id: string }): Promise<Document> =>
  (await client.get<Document>(`/api/documents/${id}`)).body

export const documentsOf = async (client: Client, { id }: { id: string }): Promise<Document[]> =>
  (await client.get<DocumentList>(`/api/features/${id}/documents`)).body.items

export const versionsOf = async (client: Client, { id }: { id: string }) =>
  (await client.get<DocumentVersionPage>(`/api/documents/${id}/versions`)).body

export const textOf = (client: Client, { id }: { id: string }, number: number) =>
  client.get<DocumentText>(`/api/documents/${id}/versions/${number}/text`)
