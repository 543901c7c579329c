/** Bounds on requests that take much memory or time, such as uploads: how many at once, for one person and in all. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ProblemCode } from '../contracts/problems.ts'
import { refuse } from '../domain/refusal.ts'
import { optionalPersonOf } from './access.ts'

type Bounds = Readonly<{
  /** How many requests there may be, received, waiting or worked on; one more is refused before its body is read. */
  inAll: number
  perPerson: number
  /** How many are worked on at once; the others wait in the order in which they came. */
  atOnce: number
}>

const retryAfterSeconds = 5

type Place = { personId: string; isClosed: boolean; isWorking: boolean }

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/** `hooks` of a route: admission before the body is read, a turn before the handler, both given back at the end. */
export type WorkLimit = Readonly<{
  hooks: { preParsing: Hook; preHandler: Hook; onSend: Hook }
  refuses: readonly ProblemCode[]
}>

/**
 * Bounds the requests of all routes that share it. They must require a sign-in.
 * @throws Refusal too-much-at-once for one person's, server-busy for everybody's, both with Retry-After
 */
export function limitWork({ inAll, perPerson, atOnce }: Bounds): WorkLimit {
  const places = new Map<FastifyRequest, Place>()
  const waiting: (() => void)[] = []
  let working = 0

  function leave(request: FastifyRequest): void {
    const place = places.get(request)
    // A request that was broken off keeps its place until its work has ended.
    if (place?.isClosed && !place.isWorking) places.delete(request)
  }

  function endTurn(request: FastifyRequest): void {
    const place = places.get(request)
    if (!place?.isWorking) return
    place.isWorking = false
    const next = waiting.shift()
    if (next) next()
    else working -= 1
    leave(request)
  }

  const hooks: WorkLimit['hooks'] = {
    preParsing: async (request, reply) => {
      const personId = optionalPersonOf(request)?.id ?? ''
      const own = [...places.values()].filter((place) => place.personId === personId).length
      const code = own >= perPerson ? 'too-much-at-once' : places.size >= inAll ? 'server-busy' : undefined
      if (code !== undefined) {
        void reply.header('retry-after', retryAfterSeconds)
        throw refuse(code, { params: { seconds: retryAfterSeconds } })
      }
      const place = { personId, isClosed: false, isWorking: false }
      places.set(request, place)
      reply.raw.once('close', () => {
        place.isClosed = true
        leave(request)
      })
    },
    preHandler: async (request) => {
      const place = places.get(request)
      if (!place) return
      if (working < atOnce) working += 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      place.isWorking = true
      // Nobody waits for the answer any more.
      if (place.isClosed) throw refuse('server-busy', { params: { seconds: retryAfterSeconds } })
    },
    onSend: async (request) => endTurn(request),
  }
  return { hooks, refuses: ['too-much-at-once', 'server-busy'] }
}

/** For exports, which are sent as they are read, in little memory. */
export const limitExports = (): WorkLimit => limitWork({ inAll: 12, perPerson: 3, atOnce: Infinity })
