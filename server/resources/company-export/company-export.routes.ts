import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { type ZippedFile, zipStream } from '../../adapters/zip.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import type { WorkLimit } from '../../http/work-limit.ts'
import { exportCompany } from './company-export.service.ts'
import { exportFeature, exportLaunch, type EntityExport } from './entity-export.service.ts'

const params = z.object({ id: Id })

async function* each(files: EntityExport['files']): AsyncGenerator<ZippedFile> {
  yield* files
}

/** Sends a zip with a Unicode file name (RFC 6266, with an ASCII fallback). */
function sendZip(
  reply: FastifyReply,
  files: AsyncIterable<ZippedFile>,
  name: string,
  at: string,
): FastifyReply {
  const plain = name.replace(/[^a-z0-9-]+/g, '-')
  const value = `attachment; filename="${plain}.zip"; filename*=UTF-8''${encodeURIComponent(name)}.zip`
  void reply.header('content-disposition', value)
  return reply.type('application/zip').send(zipStream(files, at))
}

/** Complete exports: of one entity, or of the whole company. */
export function companyExportRoutes(api: Api, depsOf: DepsOf, { hooks, refuses }: WorkLimit): void {
  api.get(
    '/export',
    {
      ...allow('company.export', { isRecentOnly: true, refuses }),
      ...hooks,
      schema: { summary: 'Export everything as a zip' },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      const at = deps.now()
      return sendZip(reply, await exportCompany(deps, personOf(request)), `headrace-${at.slice(0, 10)}`, at)
    },
  )
  const entities: [string, typeof exportFeature, string][] = [
    ['/features/:id/export', exportFeature, 'Export a feature with all that belongs to it as a zip'],
    ['/launches/:id/export', exportLaunch, 'Export a launch with all that belongs to it as a zip'],
  ]
  for (const [url, exportEntity, summary] of entities) {
    api.get(
      url,
      { ...allow('feature.export', { isForTokens: true, refuses }), ...hooks, schema: { summary, params } },
      async (request, reply) => {
        const deps = depsOf(request)
        const { name, files }: EntityExport = await exportEntity(deps, personOf(request), request.params.id)
        return sendZip(reply, each(files), name, deps.now())
      },
    )
  }
}
