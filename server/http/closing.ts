import type { FastifyInstance } from 'fastify'

/**
 * Closes each connection after its current response when the application closes. Keep-alive connections of browsers
 * would otherwise delay the shutdown until its timeout.
 */
export function closeConnectionsWithApp(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) void reply.header('connection', 'close')
  })
}
