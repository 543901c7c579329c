import type {
  AccountLinkFacts,
  FirstAdministrator,
  PasswordByLink,
  PasswordChange,
  RecoveryCodes,
  SecondFactor,
  SecondFactorOffer,
} from '#server/contracts/accounts.ts'
import type { Session } from '#server/contracts/session.ts'
import { call } from './client.ts'

/** Creates the administrator of an empty installation and signs them in. */
export const createFirstAdministrator = (person: FirstAdministrator) =>
  call<Session>('PUT', '/first-administrator', { body: person })

/** Requests a password reset mail; the answer is the same whether or not the account exists. */
export const requestAccountLink = (email: string) =>
  call<unknown>('POST', '/account-links', { body: { email } })
/** Returns the person a password link belongs to. */
export const getAccountLink = (token: string) =>
  call<AccountLinkFacts>('POST', '/account-links/look', { body: { token } })
export const setPassword = (given: PasswordByLink) => call<unknown>('PUT', '/password', { body: given })
export const changePassword = (given: PasswordChange) =>
  call<unknown>('PUT', '/own-password', { body: given })

export const getSecondFactor = () => call<SecondFactor>('GET', '/second-factor')
export const beginSecondFactor = () => call<SecondFactorOffer>('POST', '/second-factor')
export const confirmSecondFactor = (code: string) =>
  call<RecoveryCodes>('PUT', '/second-factor', { body: { code } })
export const removeSecondFactor = (password: string) =>
  call<unknown>('DELETE', '/second-factor', { body: { password } })
export const renewRecoveryCodes = (password: string) =>
  call<RecoveryCodes>('PUT', '/recovery-codes', { body: { password } })
