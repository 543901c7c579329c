import type { FastifyInstance } from 'fastify'

/**
 * Ends each connection with the answer that is under way when the application closes. Kept alive, a browser's would
 * hold the process up until its time to end is over.
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
