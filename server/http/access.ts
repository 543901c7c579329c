/** The only place that authenticates requests, and the only place where routes check permissions. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TokenScope } from '../contracts/lists.ts'
import type { Person } from '../contracts/people.ts'
import type { ProblemCode } from '../contracts/problems.ts'
import type { Deps, Origin } from '../deps.ts'
import type { Action } from '../domain/access/actions.ts'
import { may, roleMayAlways, roleMayEver } from '../domain/access/may.ts'
import { scopeAllows } from '../domain/access/scope.ts'
import { refuse } from '../domain/refusal.ts'

/** The authenticated sender of a request. */
export type Principal = Readonly<{
  person: Person
  origin: Origin
  /** A token's; a session has all permissions of its person. */
  scope: TokenScope | null
  /** Whether its person authenticated in the last minutes; never by token. */
  isRecent: boolean
  /** Whether their role requires a second factor that this session or token does not have. */
  lacksFactor: boolean
}>

/** The dependencies of a route, with a database filtered to what the sender may see. Routes get no others. */
export type DepsOf = (request: FastifyRequest) => Deps

const principals = new WeakMap<FastifyRequest, Principal>()

/** What a route declares in its `config`. */
export type RouteAccess = Readonly<{
  action?: Action | 'public'
  /** Whether API tokens are accepted; they are refused on every route that does not say so, also on public ones. */
  isForTokens?: boolean
  /** Whether the session must have been authenticated in the last minutes: for what changes who gets in, or takes everything out. */
  isRecentOnly?: boolean
  /** Whether people who lack the second factor that their role requires may do it in the browser. */
  isForSettingUp?: boolean
  /** Whether `If-Match` is required, or checked when it is sent; other routes refuse it. */
  ifMatch?: 'required' | 'checked'
  /** Whether its body may take minutes to arrive. */
  isUpload?: boolean
  /** The problems of this route beyond those of every route like it (`refusalsOf`). */
  refuses?: readonly ProblemCode[]
}>

/** What the route of a request declares. */
export const accessOf = (request: FastifyRequest): RouteAccess => request.routeOptions.config as RouteAccess

/**
 * Authenticates every request of a scope before all other hooks.
 * @throws Refusal not-for-tokens when an API token is sent to a route that does not accept them
 */
export function authenticate(
  scope: FastifyInstance,
  principalOfRequest: (request: FastifyRequest) => Promise<Principal | undefined>,
): void {
  scope.addHook('onRequest', async (request) => {
    const principal = await principalOfRequest(request)
    if (!principal) return
    principals.set(request, principal)
    if (isByToken(request) && !request.is404 && !accessOf(request).isForTokens) {
      throw refuse('not-for-tokens')
    }
  })
}

/** Creates the dependencies of a request lazily, once. */
export function depsOncePerRequest(make: DepsOf): DepsOf {
  const made = new WeakMap<FastifyRequest, Deps>()
  return (request) => {
    const deps = made.get(request) ?? make(request)
    made.set(request, deps)
    return deps
  }
}

/** The authenticated principal of a request, if any. */
export const principalOf = (request: FastifyRequest): Principal | undefined => principals.get(request)

/** The session id of a request; null for a token, and without a sign-in. */
export const sessionIdOf = (request: FastifyRequest): string | null => {
  const origin = principals.get(request)?.origin
  return origin?.kind === 'session' ? origin.id : null
}

/** Whether an API token authenticated a request. */
export const isByToken = (request: FastifyRequest): boolean =>
  principals.get(request)?.origin.kind === 'token'

/** The signed-in person of a request, if any. */
export const optionalPersonOf = (request: FastifyRequest): Person | undefined =>
  principals.get(request)?.person

/** The signed-in person of a request. @throws Refusal not-signed-in */
export function personOf(request: FastifyRequest): Person {
  const person = optionalPersonOf(request)
  if (!person) throw refuse('not-signed-in')
  return person
}

/**
 * Route options for an action: refuses roles that may never do it, and tokens whose scope is too small. Routes whose
 * permission depends on the entity call `requireMay` as well. `public` needs no sign-in.
 * @param declared what else the route says about itself
 */
export const allow = (action: Action | 'public', declared: Omit<RouteAccess, 'action'> = {}) => ({
  // Widened: Fastify's type of `config` has none of this.
  config: { action, ...declared } satisfies RouteAccess as object,
  onRequest: async (request: FastifyRequest) => {
    if (action === 'public') return
    const { role } = personOf(request)
    const principal = principalOf(request)
    const isSettingUp = declared.isForSettingUp === true && principal?.origin.kind === 'session'
    if (principal?.lacksFactor && !isSettingUp) throw refuse('second-factor-missing')
    if (!roleMayEver(role, action)) throw refuse('not-allowed', { params: { action, role } })
    const scope = principal?.scope ?? null
    if (
      scope !== null &&
      !scopeAllows(scope, action, request.method === 'GET' || request.method === 'HEAD')
    ) {
      throw refuse('scope-too-small', { params: { action, scope } })
    }
    if (declared.isRecentOnly) requireRecent(request)
  },
})

/** For a part of a route that changes who gets in. @throws Refusal authentication-too-old */
export function requireRecent(request: FastifyRequest): void {
  if (principalOf(request)?.isRecent !== true) throw refuse('authentication-too-old')
}

/** @throws Refusal not-allowed unless this person may do this to this entity */
export function requireMay(person: Person, action: Action, entity?: { ownerIds: readonly string[] }): void {
  const answer = may(person, action, entity)
  if (!answer.isAllowed) {
    throw refuse('not-allowed', { params: { action, role: person.role, why: answer.reason } })
  }
}

/**
 * @param ownersOf reads the owners of the entity; called only when they matter
 * @throws Refusal not-allowed, and what `ownersOf` throws
 */
export async function requireMayOn(
  person: Person,
  action: Action,
  ownersOf: () => Promise<readonly string[]>,
): Promise<void> {
  if (!roleMayAlways(person.role, action)) requireMay(person, action, { ownerIds: await ownersOf() })
}
