import { z } from 'zod'
import {
  Document,
  DocumentList,
  DocumentText,
  DocumentVersionPage,
  DocumentVersionQuery,
} from '../../contracts/documents.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { sendFile } from '../../http/file-response.ts'
import { withEtag } from '../../http/versions.ts'
import { bytesOf, fileById } from '../files/reading.service.ts'
import { getDocument } from './documents.repository.ts'
import { featureDocuments, fileOfVersion, imageOfVersion, textOfVersion } from './reading.service.ts'
import { listVersions } from './versions.repository.ts'

const params = z.object({ id: Id })
const versionParams = z.object({ id: Id, number: z.coerce.number().int().min(1).max(1_000_000) })
const imageParams = versionParams.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/, 'wrong-form') })

const isForTokens = { isForTokens: true } as const

/** Documents with their versions, texts, files and images. */
export function readingRoutes(api: Api, depsOf: DepsOf): void {
  const reading = allow('feature.read', isForTokens)
  api.get(
    '/features/:id/documents',
    {
      ...reading,
      schema: { summary: 'List the documents of a feature', params, response: { 200: DocumentList } },
    },
    async (request) => ({ items: await featureDocuments(depsOf(request).db, request.params.id) }),
  )
  api.get(
    '/documents/:id',
    {
      ...reading,
      schema: { summary: 'Read what is known of a document', params, response: { 200: Document } },
    },
    async (request, reply) => withEtag(reply, await getDocument(depsOf(request).db, request.params.id)),
  )
  api.get(
    '/documents/:id/versions',
    {
      ...reading,
      schema: {
        summary: 'List the versions of a document, the newest first',
        params,
        querystring: DocumentVersionQuery,
        response: { 200: DocumentVersionPage },
      },
    },
    async (request) => {
      const { db } = depsOf(request)
      const { id } = await getDocument(db, request.params.id)
      return listVersions(db, id, request.query)
    },
  )
  api.get(
    '/documents/:id/versions/:number/text',
    {
      ...reading,
      schema: {
        summary: 'Read the text of a version as Markdown',
        params: versionParams,
        response: { 200: DocumentText },
      },
    },
    async (request) => {
      const { id, number } = request.params
      return textOfVersion(depsOf(request).db, id, number)
    },
  )
  const file = {
    ...allow('feature.read', { ...isForTokens, refuses: ['range-refused'] }),
    compress: false,
  } as const
  api.get(
    '/documents/:id/versions/:number/file',
    { ...file, schema: { summary: 'Download a version as it was attached', params: versionParams } },
    async (request, reply) => {
      const { db } = depsOf(request)
      const { id, number } = request.params
      const { fileId, name, mediaType } = await fileOfVersion(db, id, number)
      const stored = await fileById(db, fileId)
      return sendFile(request, reply, { ...stored, name, mediaType }, (range) => bytesOf(db, stored, range))
    },
  )
  api.get(
    '/documents/:id/versions/:number/images/:sha256',
    { ...file, schema: { summary: 'Read an image inside a version', params: imageParams } },
    async (request, reply) => {
      const { db } = depsOf(request)
      const { id, number, sha256 } = request.params
      const { fileId, mediaType } = await imageOfVersion(db, id, number, sha256)
      const stored = await fileById(db, fileId)
      const name = `image.${mediaType.split('/')[1] ?? 'bin'}`
      return sendFile(request, reply, { ...stored, name, mediaType }, (range) => bytesOf(db, stored, range))
    },
  )
}
