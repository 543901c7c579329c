import type { Language } from '#server/contracts/lists.ts'
import type { Session } from '#server/contracts/session.ts'
import { call } from './client.ts'

export const getSession = () => call<Session>('GET', '/session')
/** Be this person. */
export const signIn = (personId: string) => call<unknown>('PUT', '/session', { body: { personId } })
export const changeSession = (change: { language: Language }) =>
  call<unknown>('PATCH', '/session', { body: change })
export const signOut = () => call<unknown>('DELETE', '/session')
/** Fills an empty workspace with the sample company. */
export const loadSample = () => call<unknown>('PUT', '/sample')
