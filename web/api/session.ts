import type { Language } from '#server/contracts/lists.ts'
import type { OpenSessionList, Session, SignIn } from '#server/contracts/session.ts'
import { call } from './client.ts'

export const getSession = () => call<Session>('GET', '/session')
/** Be this person, in the sample company. */
export const chooseName = (personId: string) => call<Session>('PUT', '/session', { body: { personId } })
/** Comes in with an account; `code` is the second factor's, or a recovery code. */
export const signIn = (account: Extract<SignIn, { email: string }>) =>
  call<Session>('PUT', '/session', { body: account })
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
