import type { Language } from '#server/contracts/lists.ts'
import type { Authentication, OpenSessionList, Session, SignIn } from '#server/contracts/session.ts'
import { ApiError, authenticateAgain, call } from './client.ts'

export const getSession = () => call<Session>('GET', '/session')
/** Signs in as this person of the sample company. */
export const signInByName = (personId: string) => call<Session>('PUT', '/session', { body: { personId } })
/**
 * Signs in with an account; `code` is the code of the second factor, or a recovery code.
 * @returns undefined when a second factor is required and no code was sent
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
/** Whether this session was authenticated recently, and how it can be again. */
export const getAuthentication = () => call<Authentication>('GET', '/session/authentication')
export const givePasswordAgain = (password: string) =>
  call<unknown>('PUT', '/session/authentication', { body: { password } })
/** In the sample company: chooses oneself again. */
export const chooseAgain = (personId: string) =>
  call<unknown>('PUT', '/session/authentication', { body: { personId } })
/** For what is not sent by `call`, such as a download: asks for a new authentication if the last is too old. */
export const ensureRecentAuthentication = async (): Promise<boolean> =>
  (await getAuthentication()).isRecent || authenticateAgain()

/** Loads the sample company into an empty workspace. */
export const loadSample = () => call<unknown>('PUT', '/sample')

/** Lists all sessions of the signed-in person. */
export const listSessions = () => call<OpenSessionList>('GET', '/sessions')
export const endSession = (id: string) => call<unknown>('DELETE', `/sessions/${id}`)
/** Ends all sessions except the current one. */
export const endOtherSessions = () => call<unknown>('DELETE', '/sessions')

/** URL that authenticates the open session again by single sign-on; opened in another tab. */
export const singleSignOnAgainUrl = '/api/single-sign-on?again=1'

/** URL that starts single sign-on; the browser navigates there. @param next local path to return to */
export const singleSignOnUrl = (next: string) =>
  `/api/single-sign-on${next && `?next=${encodeURIComponent(next)}`}`
