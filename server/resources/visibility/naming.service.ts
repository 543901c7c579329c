/** People who see confidential entities, for the services of features, launches, plans and tasks. */
import type { Kysely, Transaction } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import type { PersonRef } from '../../contracts/primitives.ts'
import type { FieldError } from '../../contracts/problems.ts'
import type { Database } from '../../db/tables.ts'
import { allPeople } from '../people/people.service.ts'
import {
  type ConfidentialNoun,
  insertNamedPerson,
  listNamedPeople,
  removeNamedPerson,
} from './named-people.repository.ts'
import { findPeopleWhoSee } from './people-who-see.repository.ts'

export type { ConfidentialNoun } from './named-people.repository.ts'

/** The people named on an entity, in addition to its owners. */
export const peopleNamedOn = (
  db: Kysely<Database>,
  noun: ConfidentialNoun,
  id: string,
): Promise<PersonRef[]> => listNamedPeople(db, noun, id)

/** Names a person, who then sees the entity. Idempotent. */
export const namePersonIn = insertNamedPerson

/** Removes a named person, who then sees the entity only as owner or administrator. */
export const unnamePersonIn = removeNamedPerson

/**
 * The ids to name so that a person sees a confidential entity; empty when they see it anyway.
 * @param ownerIds the owners after the change
 */
export const namedToKeepVisible = (by: Person, ownerIds: readonly (string | null | undefined)[]): string[] =>
  by.role === 'administrator' || ownerIds.includes(by.id) ? [] : [by.id]

/** Keeps a confidential entity visible to the person who creates or changes it. @param ownerIds after the change */
export async function keepVisible(
  trx: Transaction<Database>,
  noun: ConfidentialNoun,
  id: string,
  by: Person,
  ownerIds: readonly (string | null | undefined)[],
): Promise<void> {
  for (const personId of namedToKeepVisible(by, ownerIds)) await insertNamedPerson(trx, noun, id, personId)
}

/**
 * Who sees a launch: administrators, and people who own or are named on it and each of its confidential features.
 * @param launch without `id` for a launch that does not exist yet
 */
export async function peopleWhoSeeLaunch(
  db: Kysely<Database>,
  launch: { id?: string; featureIds: readonly string[] },
): Promise<(person: Pick<Person, 'id' | 'role'>) => boolean> {
  const entityIds = [...(launch.id === undefined ? [] : [launch.id]), ...launch.featureIds]
  const peopleWhoSee = [...(await findPeopleWhoSee(db, entityIds)).values()]
  return ({ id, role }) => role === 'administrator' || peopleWhoSee.every((some) => some.has(id))
}

/** The people who see each entity, in addition to administrators; public entities are missing. For notifications. */
export const peopleWhoSee = findPeopleWhoSee

/**
 * Validates the people of a launch, by the path of the field; empty fields are valid.
 * @returns not-named for people who would not see the launch
 */
export async function visibilityErrors(
  db: Kysely<Database>,
  launch: { id?: string; featureIds: readonly string[] },
  chosen: Readonly<Record<string, string | null | undefined>>,
): Promise<FieldError[]> {
  const named = Object.entries(chosen).filter(([, id]) => id)
  if (named.length === 0) return []
  const sees = await peopleWhoSeeLaunch(db, launch)
  const people = new Map((await allPeople(db)).map((person) => [person.id, person]))
  return named.flatMap(([path, id]) => {
    const person = people.get(id ?? '')
    return person && !sees(person) ? [{ path, code: 'not-named' }] : []
  })
}
