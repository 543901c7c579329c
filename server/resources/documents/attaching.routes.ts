import { z } from 'zod'
import {
  Document,
  NewDocument,
  NewDocumentVersion,
  UploadFields,
  VersionUploadFields,
} from '../../contracts/documents.ts'
import type { Person } from '../../contracts/people.ts'
import { Id } from '../../contracts/primitives.ts'
import type { Config } from '../../config.ts'
import type { Deps } from '../../deps.ts'
import { safeFileName } from '../../domain/documents/file-names.ts'
import { allow, type DepsOf, personOf, requireMayOn } from '../../http/access.ts'
import { type Api, withZod } from '../../http/api.ts'
import { readForm, receiveForms } from '../../http/multipart.ts'
import { sentIfMatch, withEtag } from '../../http/versions.ts'
import { limitWork } from '../../http/work-limit.ts'
import { featureById, featureByKey } from '../features/features.service.ts'
import { storeFile } from '../files/storing.service.ts'
import { addVersion, attachDocument, type Content, putPrd } from './attaching.service.ts'
import { documentOwnerIds } from './documents.service.ts'

/** An upload takes a few chunks of memory, however large it is; what is bounded is the time that others wait. */
const bounds = { inAll: 24, perPerson: 4, atOnce: 8 } as const

const params = z.object({ id: Id })
/** The id of a feature, or its external key. */
const keyParams = z.object({ key: z.string().min(1).max(200) })

const pastedNames = { markdown: 'pasted.md', html: 'pasted.html' } as const

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** Stores what was pasted, so that it is a version as any file. */
async function pastedContent(
  deps: Deps,
  given: { link?: string | undefined; markdown?: string | undefined; html?: string | undefined },
): Promise<Content> {
  if (given.link !== undefined) return { link: given.link }
  const kind = given.html === undefined ? 'markdown' : 'html'
  const upload = await storeFile(deps, once(given[kind] ?? ''), deps.config.maxFileBytes)
  return { upload, fileName: pastedNames[kind] }
}

/** Attaches documents: files, pasted text and links. */
export function attachingRoutes(api: Api, depsOf: DepsOf, { maxFileBytes }: Config): void {
  const limit = limitWork(bounds)
  const attaching = {
    isForTokens: true,
    refuses: ['feature-archived', 'document-archived', 'file-too-large', ...limit.refuses],
  } as const
  const adding = { ...attaching, ifMatch: 'checked' } as const

  const requireOwnFeature = (deps: Deps, person: Person, featureId: string) =>
    requireMayOn(person, 'prd.attach', async () => {
      const { pmOwner } = await featureById(deps.db, featureId)
      return pmOwner ? [pmOwner.id] : []
    })
  const requireOwnDocument = (deps: Deps, person: Person, id: string) =>
    requireMayOn(person, 'prd.attach', () => documentOwnerIds(deps, id))

  api.post(
    '/features/:id/documents',
    {
      ...allow('prd.attach', attaching),
      ...limit.hooks,
      bodyLimit: 4 * 1024 * 1024,
      schema: {
        summary: 'Attach pasted text or a link to a feature',
        params,
        body: NewDocument,
        response: { 201: Document },
      },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const by = personOf(request)
      await requireOwnFeature(deps, by, request.params.id)
      const { title, isMain, reason } = request.body
      const content = await pastedContent(deps, request.body)
      const given = { content, title, isMain, reason }
      return withEtag(reply.code(201), await attachDocument(deps, by, request.params.id, given))
    },
  )
  api.post(
    '/documents/:id/versions',
    {
      ...allow('prd.attach', adding),
      ...limit.hooks,
      bodyLimit: 4 * 1024 * 1024,
      schema: {
        summary: 'Add a version: pasted text, a link, or an earlier version again',
        params,
        body: NewDocumentVersion,
        response: { 200: Document, 201: Document },
      },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const by = personOf(request)
      const { id } = request.params
      await requireOwnDocument(deps, by, id)
      const { restores, reason } = request.body
      const content = restores === undefined ? await pastedContent(deps, request.body) : { restores }
      const given = { content, reason, version: sentIfMatch(request) }
      const { document, isNew } = await addVersion(deps, by, id, given)
      return withEtag(reply.code(isNew ? 201 : 200), document)
    },
  )
  void api.register(async (inner) => {
    const scope = withZod(inner)
    scope.removeAllContentTypeParsers()
    await receiveForms(scope, maxFileBytes)
    const store = (deps: Deps) => async (bytes: AsyncIterable<Uint8Array>, name: string) => ({
      upload: await storeFile(deps, bytes, maxFileBytes),
      fileName: safeFileName(name),
    })
    const form = { consumes: ['multipart/form-data'] }

    scope.post(
      '/features/:id/documents/file',
      {
        ...allow('prd.attach', { ...attaching, isUpload: true }),
        ...limit.hooks,
        schema: {
          summary: 'Attach a file to a feature: the form fields file, title, isMain and reason',
          ...form,
          params,
          response: { 201: Document },
        },
      },
      async (request, reply) => {
        const deps = depsOf(request)
        const by = personOf(request)
        await requireOwnFeature(deps, by, request.params.id)
        const { fields, stored } = await readForm(request, UploadFields, store(deps))
        const isMain = fields.isMain === undefined ? undefined : fields.isMain === 'true'
        const given = { content: stored, title: fields.title, isMain, reason: fields.reason }
        return withEtag(reply.code(201), await attachDocument(deps, by, request.params.id, given))
      },
    )
    scope.post(
      '/documents/:id/versions/file',
      {
        ...allow('prd.attach', { ...adding, isUpload: true }),
        ...limit.hooks,
        schema: {
          summary: 'Add a file as the next version: the form fields file and reason',
          ...form,
          params,
          response: { 200: Document, 201: Document },
        },
      },
      async (request, reply) => {
        const deps = depsOf(request)
        const by = personOf(request)
        const { id } = request.params
        await requireOwnDocument(deps, by, id)
        const { fields, stored } = await readForm(request, VersionUploadFields, store(deps))
        const given = { content: stored, reason: fields.reason, version: sentIfMatch(request) }
        const { document, isNew } = await addVersion(deps, by, id, given)
        return withEtag(reply.code(isNew ? 201 : 200), document)
      },
    )
    scope.put(
      '/features/:key/prd',
      {
        ...allow('prd.attach', { ...attaching, isUpload: true }),
        ...limit.hooks,
        schema: {
          summary:
            'Attach the PRD of a feature, by its id or external key, or add a version: the form fields file and reason',
          ...form,
          params: keyParams,
          response: { 200: Document, 201: Document },
        },
      },
      async (request, reply) => {
        const deps = depsOf(request)
        const by = personOf(request)
        const feature = await featureByKey(deps.db, request.params.key)
        await requireOwnFeature(deps, by, feature.id)
        const { fields, stored } = await readForm(request, VersionUploadFields, store(deps))
        const given = { content: stored, reason: fields.reason }
        const { document, isNew } = await putPrd(deps, by, feature.id, given)
        return withEtag(reply.code(isNew ? 201 : 200), document)
      },
    )
  })
}
