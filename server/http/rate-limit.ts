/**
 * Slows down guessing. Strangers are counted by account and network, by account over all networks, and by network; a
 * device that has signed in as this person before, and an open session, are counted by themselves. So nobody elsewhere
 * can make the owner of an account wait, except on devices that they use for the first time.
 */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../adapters/networks.ts'
import { type CountedAttempt, countAttempt, type Limit, uncountAttempts, uncountOne } from '../db/attempts.ts'
import type { Deps } from '../deps.ts'
import type { DelayRule } from '../domain/access/growing-delay.ts'
import { refuse } from '../domain/refusal.ts'
import { optionalPersonOf, principalOf } from './access.ts'
import type { Api } from './api.ts'
import { unreadProxyOf } from './forwarding.ts'

const minute = 60
const quarter = 15 * minute

/** After ten failures, at most four attempts per hour. */
const guesses: DelayRule = { free: 10, firstSeconds: 15, maxSeconds: quarter, forgetSeconds: quarter }
/** Of all devices that are unknown to the account. */
const strangersGuesses: DelayRule = { ...guesses, free: 50 }
/** Mails fill a mailbox, whoever asks for them: at most five per hour. */
const mails: DelayRule = {
  free: 5,
  firstSeconds: 60 * minute,
  maxSeconds: 60 * minute,
  forgetSeconds: 12 * minute,
}

/** Enough for an office behind one address; then at most one failure per minute. */
export const networkRule: DelayRule = { free: 60, firstSeconds: 1, maxSeconds: minute, forgetSeconds: minute }
/** For all people behind a proxy whose headers are not read: bounds the work, and does not lock them. */
const unreadProxyRule: DelayRule = { free: 600, firstSeconds: 1, maxSeconds: 1, forgetSeconds: 1 }
/** For requests that guess nothing, and only cause work. */
const workRule: DelayRule = { ...networkRule, maxSeconds: 2, forgetSeconds: 10 }

/** The rules of an account: for a device or session that it knows, and for all others together. */
const accountRules = {
  'sign-in': { known: guesses, strangers: strangersGuesses, perNetwork: guesses },
  'forgotten-password': { known: mails, strangers: mails, perNetwork: mails },
} as const satisfies Record<string, Record<'known' | 'strangers' | 'perNetwork', DelayRule>>

/** A device that the browser's cookie proves, and the e-mail addresses of those who signed in with it. */
export type KnownDevice = Readonly<{ id: string; emails: readonly string[] }>
type DeviceOf = (request: FastifyRequest) => Promise<KnownDevice | undefined>

/** Counts an attempt. @throws Refusal too-many-attempts, with the seconds to wait */
type Counter = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

type Throttle = Readonly<{
  deviceOf: DeviceOf
  count: (
    name: string,
    limits: readonly Limit[],
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<void>
  /** Takes back the attempts that this request counted under a name. */
  uncount: (name: string, request: FastifyRequest) => Promise<void>
  /** Takes back the attempts that are counted only when the request fails. */
  uncountSuccess: (request: FastifyRequest) => Promise<void>
  /** Takes back one attempt that an earlier request counted. */
  uncountEarlier: (key: string) => Promise<void>
}>

declare module 'fastify' {
  interface FastifyInstance {
    throttle: Throttle
  }
}

const onlyFailures = (name: string): string => `${name}:failure`

function makeThrottle({ db, now }: Pick<Deps, 'db' | 'now'>, deviceOf: DeviceOf): Throttle {
  const counted = new WeakMap<FastifyRequest, Map<string, readonly CountedAttempt[]>>()
  const uncount = async (name: string, request: FastifyRequest) => {
    const own = counted.get(request)
    await uncountAttempts(db, own?.get(name) ?? [])
    own?.delete(name)
  }
  return {
    deviceOf,
    count: async (name, limits, request, reply) => {
      const result = await countAttempt(db, limits, now())
      if ('counted' in result) {
        const own = counted.get(request) ?? new Map<string, readonly CountedAttempt[]>()
        counted.set(request, own.set(name, result.counted))
        return
      }
      const seconds = Math.ceil(result.waitMs / 1000)
      request.log.warn({ limit: name, seconds }, 'too many attempts')
      void reply.header('retry-after', seconds)
      throw refuse('too-many-attempts', { params: { seconds } })
    },
    uncount,
    uncountSuccess: async (request) => {
      for (const name of counted.get(request)?.keys() ?? []) {
        if (name.endsWith(onlyFailures(''))) await uncount(name, request)
      }
    },
    uncountEarlier: (key) => uncountOne(db, key),
  }
}

/**
 * Registers what `limitByAddress` and `limitByAccount` need; other routes are not limited.
 * @param deviceOf reads the device of a request, when its cookie proves one
 */
export function registerRateLimits(
  scope: FastifyInstance,
  deps: Pick<Deps, 'db' | 'now'>,
  deviceOf: DeviceOf,
): void {
  const throttle = makeThrottle(deps, deviceOf)
  scope.decorate('throttle', throttle)
  scope.addHook('onSend', async (request, reply) => {
    if (reply.statusCode < 400) await throttle.uncountSuccess(request)
  })
}

/** An IPv4 address, or what one customer of a provider has of IPv6. */
const networkOfSender = ({ ip }: FastifyRequest): string => networkOf(ip, { v4: 32, v6: 64 }) ?? ip

const networkLimit = (name: string, rule: DelayRule, request: FastifyRequest): Limit => ({
  key: `${name}:network:${networkOfSender(request)}`,
  rule: unreadProxyOf(request) === null ? rule : unreadProxyRule,
})

/** A session or a known device of its own, else the network. */
async function senderLimit(
  { deviceOf }: Throttle,
  name: string,
  rule: DelayRule,
  request: FastifyRequest,
): Promise<Limit> {
  const own = principalOf(request)?.origin.id ?? (await deviceOf(request))?.id
  return own ? { key: `${name}:own:${own}`, rule } : networkLimit(name, rule, request)
}

/**
 * For a route's `preValidation`: counts failed requests by session, known device or network (IPv6: by /64).
 * @param name the name of the counter; routes with the same name share it
 * @param counts `all` when a success is work too
 */
export const limitByAddress =
  (api: Api, name: string, counts: 'failures' | 'all' = 'failures'): Counter =>
  async (request, reply) => {
    const rule = counts === 'all' ? workRule : networkRule
    const limit = await senderLimit(api.throttle, name, rule, request)
    await api.throttle.count(counts === 'all' ? name : onlyFailures(name), [limit], request, reply)
  }

/** Takes back one attempt of an earlier request from the same sender, which has turned out to be a success. */
export async function uncountByAddress(api: Api, name: string, request: FastifyRequest): Promise<void> {
  await api.throttle.uncountEarlier((await senderLimit(api.throttle, name, workRule, request)).key)
}

/** The account of a request: the e-mail in its body, whether it exists or not, else the sender's. */
function accountOf(request: FastifyRequest): string {
  const { email } = (request.body ?? {}) as { email?: string }
  return email ?? optionalPersonOf(request)?.email ?? ''
}

async function accountLimits(
  { deviceOf }: Throttle,
  name: keyof typeof accountRules,
  request: FastifyRequest,
): Promise<readonly Limit[]> {
  const { known, strangers, perNetwork } = accountRules[name]
  const email = accountOf(request)
  // Hashed, because the e-mail is arbitrary user input.
  const account = `${name}:account:${createHash('sha256').update(email).digest('hex')}`
  const principal = principalOf(request)
  if (principal?.origin.kind === 'session' && principal.person.email === email) {
    return [{ key: `${account}:session:${principal.origin.id}`, rule: known }]
  }
  const device = await deviceOf(request)
  if (device?.emails.includes(email)) return [{ key: `${account}:device:${device.id}`, rule: known }]
  return [
    { key: account, rule: strangers },
    { key: `${account}:network:${networkOfSender(request)}`, rule: perNetwork },
    networkLimit(name, networkRule, request),
  ]
}

/**
 * Counts guesses at the secrets of an account: `count` runs before each attempt, so that concurrent ones count too;
 * `succeeded` takes the attempt back.
 */
export function limitByAccount(
  api: Api,
  name: keyof typeof accountRules,
): { count: Counter; succeeded: (request: FastifyRequest) => Promise<void> } {
  return {
    count: async (request, reply) =>
      api.throttle.count(name, await accountLimits(api.throttle, name, request), request, reply),
    succeeded: (request) => api.throttle.uncount(name, request),
  }
}
