import type { IdentityList } from '#server/contracts/identities.ts'
import { call } from './client.ts'

/** The identities of the signed-in person. */
export const listIdentities = () => call<IdentityList>('GET', '/identities')
export const unlinkIdentity = (id: string) => call<unknown>('DELETE', `/identities/${id}`)

export const listIdentitiesOf = (personId: string) =>
  call<IdentityList>('GET', `/people/${personId}/identities`)
export const unlinkIdentityOf = (personId: string, id: string) =>
  call<unknown>('DELETE', `/people/${personId}/identities/${id}`)
export const relinkIdentityOf = (personId: string, id: string) =>
  call<unknown>('PUT', `/people/${personId}/identities/${id}`)
