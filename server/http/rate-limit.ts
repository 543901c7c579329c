/** Rate limits by network address and by account. */
import { createHash } from 'node:crypto'
import rateLimit, { type FastifyRateLimitStore, normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countAttempt, uncountAttempt } from '../db/attempts.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../domain/refusal.ts'
import { type DepsOf, optionalPersonOf } from './access.ts'
import type { Api } from './api.ts'

type Limit = Readonly<{ max: number; minutes: number }>

/** Enough for an office behind one address, too little for password guessing. */
export const addressLimit: Limit = { max: 60, minutes: 10 }

/** Limits of failures per account. Fewer for mails, so that nobody can flood a mailbox. */
export const accountLimits = {
  'sign-in': { max: 10, minutes: 15 },
  'forgotten-password': { max: 5, minutes: 60 },
} as const satisfies Record<string, Limit>

/** Registers the store of `limitByAddress` and `limitByAccount` in a scope; other routes are not limited. */
export async function registerRateLimits(
  scope: FastifyInstance,
  deps: Pick<Deps, 'db' | 'now'>,
): Promise<void> {
  class SharedStore implements FastifyRateLimitStore {
    incr: FastifyRateLimitStore['incr'] = (key, answer, windowMs) => {
      const now = deps.now()
      countAttempt(deps.db, key, now, windowMs).then(
        ({ count, resetsAt }) =>
          answer(null, { current: count, ttl: Date.parse(resetsAt) - Date.parse(now) }),
        (error: Error) => answer(error),
      )
    }
    child = () => this
  }
  await scope.register(rateLimit, { global: false, store: SharedStore })
}

/** Counts an attempt. @throws Refusal too-many-attempts, with the seconds until the counter resets */
type Counter = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

function counterOf(
  api: Api,
  name: string,
  { max, minutes }: Limit,
  keyGenerator: (request: FastifyRequest) => string,
): Counter {
  const count = api.createRateLimit({ max, timeWindow: minutes * 60_000, keyGenerator })
  return async (request, reply) => {
    const found = await count(request)
    if (found.isAllowed || !found.isExceeded) return
    const seconds = Math.max(1, found.ttlInSeconds)
    request.log.warn({ limit: name, seconds }, 'too many attempts')
    void reply.header('retry-after', seconds)
    throw refuse('too-many-attempts', { params: { seconds } })
  }
}

/**
 * For a route's `preValidation`: counts every attempt by client address (IPv6: by /64 network).
 * @param name the name of the counter; routes with the same name share it
 */
export const limitByAddress = (api: Api, name: string): Counter =>
  counterOf(api, name, addressLimit, (request) => `${name}:address:${normalizeIP(request.ip)}`)

/** The account of a request: the e-mail in its body, whether it exists or not, else the sender's. */
function accountOf(request: FastifyRequest): string {
  const { email } = (request.body ?? {}) as { email?: string }
  return email ?? optionalPersonOf(request)?.email ?? ''
}

/** Hashed, because the e-mail is arbitrary user input. */
const accountKeyOf = (name: string, request: FastifyRequest): string =>
  `${name}:account:${createHash('sha256').update(accountOf(request)).digest('hex')}`

/**
 * Counts failures per account: `count` runs before each attempt, so that concurrent ones count too; `succeeded` reverts.
 */
export function limitByAccount(
  api: Api,
  depsOf: DepsOf,
  name: keyof typeof accountLimits,
): { count: Counter; succeeded: (request: FastifyRequest) => Promise<void> } {
  return {
    count: counterOf(api, name, accountLimits[name], (request) => accountKeyOf(name, request)),
    succeeded: (request) => uncountAttempt(depsOf(request).db, accountKeyOf(name, request)),
  }
}
