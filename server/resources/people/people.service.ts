import type { Kysely, Transaction } from 'kysely'
import type { NewPerson, Person, PersonChange } from '../../contracts/people.ts'
import type { FieldError } from '../../contracts/problems.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { changesBetween, recordDeeds } from '../activity/activity.service.ts'
import { holdWorkspace } from '../workspace/workspace.service.ts'
import {
  changePerson,
  findKnownIds,
  findSignedIn,
  getPerson,
  hasPeople,
  insertPerson,
  listPeople,
  type SignedIn,
} from './people.repository.ts'

/** Adds someone. @param by absent when they come by themselves, or Headrace lets them in */
export async function addPersonIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person | undefined,
  input: NewPerson,
): Promise<Person> {
  const person = await insertPerson(trx, { ...input, id: deps.newId(), createdAt: deps.now() })
  await recordDeeds(trx, deps, by?.id ?? person.id, [
    { noun: 'person', thing: { id: person.id, title: person.name }, verb: 'created' },
  ])
  return person
}

export const addPerson = (deps: Deps, by: Person, input: NewPerson): Promise<Person> =>
  deps.db.transaction().execute((trx) => addPersonIn(trx, deps, by, input))

/** Adds the first person of an installation. @throws Refusal people-exist when there is one */
export async function addFirstPersonIn(
  trx: Transaction<Database>,
  deps: Deps,
  input: NewPerson,
): Promise<Person> {
  // Two at once must not both be the first.
  await holdWorkspace(trx)
  if (await hasPeople(trx)) throw refuse('people-exist')
  return addPersonIn(trx, deps, undefined, input)
}

/** Changes someone. An installation always keeps an administrator. */
export async function changePersonAt(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  change: PersonChange,
): Promise<Person> {
  return deps.db.transaction().execute(async (trx) => {
    // Two administrators at once must not both cease to be one.
    if (change.role) await holdWorkspace(trx)
    const before = await getPerson(trx, id)
    const after = await changePerson(trx, id, version, change)
    const people = await listPeople(trx)
    if (!people.some(({ role }) => role === 'administrator')) {
      throw refuse('invalid-input', { errors: [{ path: 'role', code: 'last-administrator' }] })
    }
    const changes = changesBetween(before, after, [
      'name',
      'email',
      'role',
      'jobFunction',
      'isDepartmentLead',
      'language',
    ])
    await recordDeeds(trx, deps, by.id, [
      { noun: 'person', thing: { id, title: after.name }, verb: 'changed', changes },
    ])
    return after
  })
}

/** Everyone, by name; for owners, assignees and the choice of who one is. */
export const everyone = (db: Kysely<Database>): Promise<Person[]> => listPeople(db)

/**
 * What is wrong with a choice of people.
 * @param chosen the id that each field names, by the path of the field; an empty field names nobody, and may
 * @returns unknown-person for every field that names someone who does not exist
 */
export async function personFaults(
  db: Kysely<Database>,
  chosen: Readonly<Record<string, string | null | undefined>>,
): Promise<FieldError[]> {
  const named = Object.entries(chosen).flatMap(([path, id]) => (id ? [{ path, id }] : []))
  const known = await findKnownIds(
    db,
    named.map(({ id }) => id),
  )
  return named.filter(({ id }) => !known.has(id)).map(({ path }) => ({ path, code: 'unknown-person' }))
}

/** Who a session belongs to, by the hash of its token; undefined when there is none or it has ended by `now`. */
export const personSignedIn = (
  db: Kysely<Database>,
  tokenHash: string,
  now: string,
): Promise<SignedIn | undefined> => findSignedIn(db, tokenHash, now)

/** @throws Refusal not-found */
export const personById = (db: Kysely<Database>, id: string): Promise<Person> => getPerson(db, id)

/** Sets the language one reads in; nobody else needs to know, so it leaves no trace in the history. */
export const changeOwnLanguage = (
  deps: Deps,
  person: Person,
  language: Person['language'],
): Promise<Person> =>
  deps.db.transaction().execute(async (trx) => {
    const { version } = await getPerson(trx, person.id)
    return changePerson(trx, person.id, version, { language })
  })
