import { PresenceChange, PresencePlace } from '../../contracts/live.ts'
import { refuse } from '../../domain/refusal.ts'
import { allow, principalOf, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { type EventStream, eventStreamHeaders, openEventStream } from '../../http/event-stream.ts'
import { endPresence, type Hub, showPresence } from './live.service.ts'

/** The event stream of hints, and presence. */
export function liveRoutes(api: Api, depsOf: DepsOf, hub: Hub): void {
  // `preClose`, before the server waits for open responses: event streams do not end by themselves.
  api.addHook('preClose', async () => hub.close())
  api.get(
    '/events',
    {
      ...allow('live.follow', { isForTokens: true, refuses: ['invalid-input'] }),
      exposeHeadRoute: false,
      schema: { summary: 'Follow changes and presence as server-sent events' },
    },
    async (request, reply) => {
      // A client that does not accept an event stream would wait forever.
      if (!request.headers.accept?.includes('text/event-stream')) {
        throw refuse('invalid-input', { errors: [{ path: 'Accept', code: 'not-an-event-stream' }] })
      }
      const { id, role } = personOf(request)
      const origin = principalOf(request)?.origin ?? { kind: 'session', id: null }
      let stop = () => {}
      const stream: EventStream = openEventStream(() => stop())
      const { send, beat, end } = stream
      const subscriber = { person: { id, role }, origin, send, beat, end }
      stop = hub.subscribe(subscriber, request.headers['last-event-id'] !== undefined)
      return reply.headers(eventStreamHeaders).send(stream.body)
    },
  )
  api.put(
    '/presence',
    {
      ...allow('live.follow', { isForTokens: true, refuses: ['not-found'] }),
      schema: { summary: 'Show what you are viewing or editing', body: PresenceChange },
    },
    async (request, reply) => {
      await showPresence(depsOf(request), personOf(request), request.body)
      return reply.code(204).send()
    },
  )
  api.delete(
    '/presence',
    {
      ...allow('live.follow', { isForTokens: true, refuses: ['not-found'] }),
      schema: { summary: 'End a presence', querystring: PresencePlace },
    },
    async (request, reply) => {
      await endPresence(depsOf(request), personOf(request), request.query)
      return reply.code(204).send()
    },
  )
}
