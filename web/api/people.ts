import type { NewPerson, Person, PersonChange, PersonList } from '#server/contracts/people.ts'
import { call } from './client.ts'
import type { InputOf } from './client.ts'

export const listPeople = () => call<PersonList>('GET', '/people')
export const getPerson = (id: string) => call<Person>('GET', `/people/${id}`)
export const createPerson = (person: InputOf<typeof NewPerson>) =>
  call<Person>('POST', '/people', { body: person })
export const changePerson = (id: string, version: number, change: PersonChange) =>
  call<Person>('PATCH', `/people/${id}`, { body: change, version })
