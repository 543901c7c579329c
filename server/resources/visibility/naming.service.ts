/** Who sees confidential things, for the services of features, launches, plans and tasks. */
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

/** The people named on a thing, beside its owners. */
export const peopleNamedOn = (
  db: Kysely<Database>,
  noun: ConfidentialNoun,
  id: string,
): Promise<PersonRef[]> => listNamedPeople(db, noun, id)

/** Names someone, who then sees the entity; naming twice is no error. */
export const namePersonIn = insertNamedPerson

/** The person no longer sees the entity, unless as an owner or administrator. */
export const unnamePersonIn = removeNamedPerson

/**
 * Whom to name so that someone sees a confidential thing: nobody when they see it anyway.
 * @param ownerIds of the thing, as they will be
 */
export const namedToKeepVisible = (by: Person, ownerIds: readonly (string | null | undefined)[]): string[] =>
  by.role === 'administrator' || ownerIds.includes(by.id) ? [] : [by.id]

/** Lets whoever makes or changes a confidential thing go on seeing it. @param ownerIds as they will be */
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
 * Who may see a launch: administrators, and whoever sees it and each of its features by owning or being named.
 * @param launch of one that is about to be made, its features only
 */
export async function peopleWhoSeeLaunch(
  db: Kysely<Database>,
  launch: { id?: string; featureIds: readonly string[] },
): Promise<(person: Pick<Person, 'id' | 'role'>) => boolean> {
  const entityIds = [...(launch.id === undefined ? [] : [launch.id]), ...launch.featureIds]
  const peopleWhoSee = [...(await findPeopleWhoSee(db, entityIds)).values()]
  return ({ id, role }) => role === 'administrator' || peopleWhoSee.every((some) => some.has(id))
}

/** Beside administrators, who sees each of these; what is open to all is missing. For those who tell people of things. */
export const peopleWhoSee = findPeopleWhoSee

/**
 * What is wrong with giving somebody a part in a launch, by the path of the field; a field that names nobody is fine.
 * @returns not-named for whoever would not see what they are given
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
