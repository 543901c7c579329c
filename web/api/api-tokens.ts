import type { ApiTokenList, CreatedApiToken, NewApiToken } from '#server/contracts/api-tokens.ts'
import { call } from './client.ts'

export const listApiTokens = () => call<ApiTokenList>('GET', '/api-tokens')
/** Only this response contains the secret. */
export const createApiToken = (token: NewApiToken) =>
  call<CreatedApiToken>('POST', '/api-tokens', { body: token })
export const revokeApiToken = (id: string) => call<unknown>('DELETE', `/api-tokens/${id}`)
