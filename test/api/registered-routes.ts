import type { FastifyInstance } from 'fastify'

/**
 * The pattern of every GET route that an application serves, hidden ones too: read from its own tree of routes, so that
 * a new route is walked without anyone naming it here.
 */
export async function getRoutes(app: FastifyInstance): Promise<string[]> {
  await app.ready()
  const parents: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const parts = /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \((.*)\))?$/.exec(line)
      if (!parts) return []
      const [, indent = '', segment = '', methods = ''] = parts
      const depth = indent.length / 4
      const pattern = (depth === 0 ? '' : (parents[depth - 1] ?? '')) + segment
      parents[depth] = pattern
      return methods.split(', ').includes('GET') ? [pattern] : []
    })
}
