import { z } from 'zod'
import {
  Import,
  ImportChange,
  ImportProgressList,
  importLimits,
  ImportQuery,
  ImportRowPage,
  ImportRowQuery,
} from '../../contracts/imports.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import { type Api, withZod } from '../../http/api.ts'
import { limitWork, type WorkLimit } from '../../http/work-limit.ts'
import { commitImport } from './committing.service.ts'
import { getImport } from './imports.repository.ts'
import { changeImport, importRows, uploadImport } from './imports.service.ts'
import type { ProgressBook } from './progress.service.ts'

/**
 * One file takes some hundred megabytes while it is read or written, and two at once take no less time than one after the
 * other.
 */
const bounds = { inAll: 8, perPerson: 4, atOnce: 1 } as const

const params = z.object({ id: Id })

/** The media types that clients use for CSV files; the content alone decides the encoding. */
const fileTypes = ['text/csv', 'text/plain', 'application/octet-stream', 'application/vnd.ms-excel']

/** A little above the limit, so that the error can state the actual size. */
const bodyLimit = importLimits.bytes + 1024 * 1024

export function importsRoutes(api: Api, depsOf: DepsOf, progress: ProgressBook): void {
  const limit = limitWork(bounds)
  api.addHook('onClose', async () => progress.close())
  uploadRoute(api, depsOf, limit, progress)
  api.get(
    '/imports/progress',
    {
      ...allow('feature.import', { isForTokens: true }),
      schema: {
        summary: 'Read how far your imports under way have come: none when nothing is read or written',
        response: { 200: ImportProgressList },
      },
    },
    async (request) => ({ items: progress.of(personOf(request).id) }),
  )
  api.get(
    '/imports/:id',
    {
      ...allow('feature.import', { isForTokens: true }),
      schema: { summary: 'Read an import and how its columns are read', params, response: { 200: Import } },
    },
    async (request) => getImport(depsOf(request).db, request.params.id, personOf(request).id),
  )
  api.patch(
    '/imports/:id',
    {
      ...allow('feature.import', {
        isForTokens: true,
        refuses: ['import-committed', 'import-unreadable', ...limit.refuses],
      }),
      ...limit.hooks,
      schema: {
        summary: 'Change how an import is read',
        params,
        body: ImportChange,
        response: { 200: Import },
      },
    },
    async (request) =>
      changeImport(depsOf(request), personOf(request), request.params.id, request.body, progress),
  )
  api.get(
    '/imports/:id/rows',
    {
      ...allow('feature.import', { isForTokens: true }),
      schema: {
        summary: 'List the rows of an import: new, changed, unchanged or wrong',
        params,
        querystring: ImportRowQuery,
        response: { 200: ImportRowPage },
      },
    },
    async (request) => importRows(depsOf(request).db, personOf(request), request.params.id, request.query),
  )
  api.put(
    '/imports/:id/commit',
    {
      ...allow('feature.import', {
        isForTokens: true,
        refuses: ['import-committed', 'import-has-nothing', 'stale-preview', ...limit.refuses],
      }),
      ...limit.hooks,
      schema: { summary: 'Commit an import', params, response: { 200: Import } },
    },
    async (request) => commitImport(depsOf(request), personOf(request), request.params.id, progress),
  )
}

/** A separate scope: the only one with file bodies. */
function uploadRoute(api: Api, depsOf: DepsOf, limit: WorkLimit, progress: ProgressBook): void {
  void api.register(async (inner) => {
    const scope = withZod(inner)
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(fileTypes, { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    )
    scope.post(
      '/imports',
      {
        ...allow('feature.import', {
          isForTokens: true,
          isUpload: true,
          refuses: ['import-unreadable', ...limit.refuses],
        }),
        ...limit.hooks,
        bodyLimit,
        schema: {
          summary: 'Upload a CSV file and preview its import',
          consumes: fileTypes,
          querystring: ImportQuery,
          response: { 201: Import },
        },
      },
      async (request, reply) => {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        return reply
          .code(201)
          .send(await uploadImport(depsOf(request), personOf(request), request.query, bytes, progress))
      },
    )
  })
}
