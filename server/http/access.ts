/** The one seam through which a request has a person, and the one place where routes ask whether they may. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Person } from '../contracts/people.ts'
import type { Action } from '../domain/access/actions.ts'
import { may, mayEver } from '../domain/access/may.ts'
import { refuse } from '../domain/refusal.ts'

const people = new WeakMap<FastifyRequest, Person>()

/** Finds out who sends each request of a scope before anything else happens. */
export function recognisePeople(
  scope: FastifyInstance,
  personOfRequest: (request: FastifyRequest) => Promise<Person | undefined>,
): void {
  scope.addHook('onRequest', async (request) => {
    const person = await personOfRequest(request)
    if (person) people.set(request, person)
  })
}

/** Who sends this request, if anyone is signed in. */
export const maybePersonOf = (request: FastifyRequest): Person | undefined => people.get(request)

/** Who sends this request. @throws Refusal not-signed-in */
export function personOf(request: FastifyRequest): Person {
  const person = people.get(request)
  if (!person) throw refuse('not-signed-in')
  return person
}

/**
 * Route options for an action: nobody gets in whose role could never do it. Routes whose action depends on
 * the thing itself ask `requireMay` again once they have it. `public` needs nobody.
 */
export const allow = (action: Action | 'public') => ({
  // Widened: Fastify's own type of `config` knows no action.
  config: { action } as object,
  onRequest: async (request: FastifyRequest) => {
    if (action === 'public') return
    const { role } = personOf(request)
    if (!mayEver(role, action)) throw refuse('not-allowed', { params: { action, role } })
  },
})

/** @throws Refusal not-allowed unless this person may do this to this thing */
export function requireMay(person: Person, action: Action, thing?: { ownerIds: readonly string[] }): void {
  const answer = may(person, action, thing)
  if (!answer.isAllowed) {
    throw refuse('not-allowed', { params: { action, role: person.role, why: answer.reason } })
  }
}
