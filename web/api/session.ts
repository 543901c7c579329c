import type { Language } from '#server/contracts/lists.ts'
import type { OpenSessionList, Session, SignIn } from '#server/contracts/session.ts'
import { ApiError, call } from './client.ts'

export const getSession = () => call<Session>('GET', '/session')
/** Be this person, in the sample company. */
export const chooseName = (personId: string) => call<Session>('PUT', '/session', { body: { personId } })
/**
 * Comes in with an account; `code` is the second factor's, or a recovery code.
 * @returns undefined when there is a second factor and no code was sent
 */
export async function signIn(account: Extract<SignIn, { email: string }>): Promise<Session | undefined> {
  try {
    return await call<Session>('PUT', '/session', { body: account })
  } catch (error) {
    const isAsked = error instanceof ApiError && error.code === 'second-factor-required'
    if (isAsked && account.code === undefined) return undefined
    throw error
  }
}
export const changeSession = (change: { language: Language }) =>
  call<unknown>('PATCH', '/session', { body: change })
export const signOut = () => call<unknown>('DELETE', '/session')
/** Fills an empty workspace with the sample company. */
export const loadSample = () => call<unknown>('PUT', '/sample')

/** Every place where one is signed in. */
export const listSessions = () => call<OpenSessionList>('GET', '/sessions')
export const endSession = (id: string) => call<unknown>('DELETE', `/sessions/${id}`)
/** Ends all but the one that asks. */
export const endOtherSessions = () => call<unknown>('DELETE', '/sessions')

/** Where single sign-on begins; the browser goes there. @param next a local path to come back to */
export const singleSignOnUrl = (next: string) =>
  `/api/single-sign-on${next && `?next=${encodeURIComponent(next)}`}`
