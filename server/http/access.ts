/** The one seam through which a request has a sender, and the one place where routes ask whether they may. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TokenScope } from '../contracts/lists.ts'
import type { Person } from '../contracts/people.ts'
import type { Deps, Origin } from '../deps.ts'
import type { Action } from '../domain/access/actions.ts'
import { may, roleMayEver } from '../domain/access/may.ts'
import { scopeAllows } from '../domain/access/scope.ts'
import { refuse } from '../domain/refusal.ts'

/** Who sends a request, and by what right. `scope` is a token's; a session may do all that its person may. */
export type Principal = Readonly<{ person: Person; origin: Origin; scope: TokenScope | null }>

/** What a route works with: as much as the sender of the request may see. Routes are given nothing else. */
export type DepsOf = (request: FastifyRequest) => Deps

const principals = new WeakMap<FastifyRequest, Principal>()

/** Finds out who sends each request of a scope before anything else happens. */
export function authenticate(
  scope: FastifyInstance,
  principalOfRequest: (request: FastifyRequest) => Promise<Principal | undefined>,
): void {
  scope.addHook('onRequest', async (request) => {
    const principal = await principalOfRequest(request)
    if (principal) principals.set(request, principal)
  })
}

/** Makes what a request works with when it is first asked for, and once. */
export function depsOncePerRequest(make: DepsOf): DepsOf {
  const made = new WeakMap<FastifyRequest, Deps>()
  return (request) => {
    const deps = made.get(request) ?? make(request)
    made.set(request, deps)
    return deps
  }
}

/** Who sends this request and by what right, if anyone is recognised. */
export const principalOf = (request: FastifyRequest): Principal | undefined => principals.get(request)

/** Who sends this request, if anyone is signed in. */
export const optionalPersonOf = (request: FastifyRequest): Person | undefined =>
  principals.get(request)?.person

/** Who sends this request. @throws Refusal not-signed-in */
export function personOf(request: FastifyRequest): Person {
  const person = optionalPersonOf(request)
  if (!person) throw refuse('not-signed-in')
  return person
}

/**
 * Route options for an action: nobody gets in whose role could never do it, and no token whose scope is too small. Routes
 * whose action depends on the thing itself ask `requireMay` again once they have it. `public` needs nobody.
 */
export const allow = (action: Action | 'public') => ({
  // Widened: Fastify's own type of `config` knows no action.
  config: { action } as object,
  onRequest: async (request: FastifyRequest) => {
    if (action === 'public') return
    const { role } = personOf(request)
    if (!roleMayEver(role, action)) throw refuse('not-allowed', { params: { action, role } })
    const scope = principalOf(request)?.scope ?? null
    if (
      scope !== null &&
      !scopeAllows(scope, action, request.method === 'GET' || request.method === 'HEAD')
    ) {
      throw refuse('scope-too-small', { params: { action, scope } })
    }
  },
})

/** @throws Refusal not-allowed unless this person may do this to this thing */
export function requireMay(person: Person, action: Action, entity?: { ownerIds: readonly string[] }): void {
  const answer = may(person, action, entity)
  if (!answer.isAllowed) {
    throw refuse('not-allowed', { params: { action, role: person.role, why: answer.reason } })
  }
}
