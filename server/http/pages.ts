/** Serves the built web application: compressed, cacheable files, and index.html for the path of every page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** @param folder the build output of the web; without it only the API is served */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.log.warn({ folder }, 'the web is not built; only the API is served')
    return
  }
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, action: 'public' } as object
    })
    await scope.register(compress, { encodings: ['br', 'gzip'], globalDecompression: false })
    await scope.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      // What the build compressed (.config/build.ts); the rest while it is sent.
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isNamedByContent = path.startsWith(join(folder, 'assets'))
        void reply.header(
          'cache-control',
          isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
    scope.get('/*', { schema: { hide: true } }, (request, reply) =>
      // A missing script of an older build must be a 404, not index.html.
      request.url.startsWith('/assets/') ? reply.callNotFound() : reply.sendFile('index.html'),
    )
  })
}
