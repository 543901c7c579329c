import type { AccountLink } from '#server/contracts/accounts.ts'
import type { NewPerson, Person, PersonChange, PersonList } from '#server/contracts/people.ts'
import { apiUrl, call } from './client.ts'
import type { InputOf } from './client.ts'

export const listPeople = () => call<PersonList>('GET', '/people')
export const getPerson = (id: string) => call<Person>('GET', `/people/${id}`)
export const createPerson = (person: InputOf<typeof NewPerson>) =>
  call<Person>('POST', '/people', { body: person })
export const changePerson = (id: string, version: number, change: PersonChange) =>
  call<Person>('PATCH', `/people/${id}`, { body: change, version })
/** Creates a single-use link to set a password; only this response contains its secret. */
export const createAccountLink = (id: string) => call<AccountLink>('PUT', `/people/${id}/account-link`)
/** Disables a person: they may no longer sign in. */
export const disablePerson = (id: string, version: number) =>
  call<Person>('PUT', `/people/${id}/disabling`, { version })
export const enablePerson = (id: string, version: number) =>
  call<Person>('DELETE', `/people/${id}/disabling`, { version })
export const endSessionsOf = (id: string) => call<unknown>('DELETE', `/people/${id}/sessions`)
export const removeSecondFactorOf = (id: string) => call<unknown>('DELETE', `/people/${id}/second-factor`)
/** URL of the download of all personal data of a person. */
export const personalDataUrl = (id: string) => apiUrl(`/people/${id}/personal-data`)
/** Anonymises a person: removes their name from every stored text; cannot be undone. */
export const anonymisePerson = (id: string, version: number) =>
  call<unknown>('PUT', `/people/${id}/anonymisation`, { version })
