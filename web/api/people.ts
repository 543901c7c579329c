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
/** A link that sets a password once; its secret is answered here and never again. */
export const makeAccountLink = (id: string) => call<AccountLink>('PUT', `/people/${id}/account-link`)
/** From now on this person may not sign in. */
export const disablePerson = (id: string, version: number) =>
  call<Person>('PUT', `/people/${id}/disabling`, { version })
export const enablePerson = (id: string, version: number) =>
  call<Person>('DELETE', `/people/${id}/disabling`, { version })
export const endSessionsOf = (id: string) => call<unknown>('DELETE', `/people/${id}/sessions`)
export const removeSecondFactorOf = (id: string) => call<unknown>('DELETE', `/people/${id}/second-factor`)
/** Where everything that Headrace holds about someone is downloaded. */
export const personalDataUrl = (id: string) => apiUrl(`/people/${id}/personal-data`)
/** Takes out of everything who this was; cannot be undone. */
export const anonymisePerson = (id: string, version: number) =>
  call<unknown>('PUT', `/people/${id}/anonymisation`, { version })
