import type { Kysely, Transaction } from 'kysely'
import type { NewPerson, Person, PersonChange } from '../../contracts/people.ts'
import type { FieldError } from '../../contracts/problems.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'
import { changesBetween, recordEvents } from '../activity/activity.service.ts'
import { lockWorkspace } from '../workspace/workspace.service.ts'
import {
  changePerson,
  findByEmail,
  findKnownIds,
  findSessionWithPerson,
  getPerson,
  hasPeople,
  lockPersonRow,
  insertPerson,
  listPeople,
  setDisabledAt,
  type SessionWithPerson,
} from './people.repository.ts'

/** Adds a person. @param by absent when they add themselves by single sign-on; null when Headrace adds them */
export async function addPersonIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person | undefined | null,
  input: NewPerson,
): Promise<Person> {
  const person = await insertPerson(trx, { ...input, id: deps.newId(), createdAt: deps.now() })
  await recordEvents(trx, deps, by === null ? null : (by?.id ?? person.id), [
    { noun: 'person', entity: { id: person.id, title: person.name }, verb: 'created' },
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
  // Two concurrent requests must not both add the first person.
  await lockWorkspace(trx)
  if (await hasPeople(trx)) throw refuse('people-exist')
  return addPersonIn(trx, deps, undefined, input)
}

/** @param path the field of the error @throws Refusal invalid-input unless an administrator can sign in */
export async function requireAdministrator(trx: Transaction<Database>, path: string): Promise<void> {
  const people = await listPeople(trx)
  const isLeft = people.some(({ role, disabledAt }) => role === 'administrator' && disabledAt === null)
  if (!isLeft) throw refuse('invalid-input', { errors: [{ path, code: 'last-administrator' }] })
}

/** Makes the person with this e-mail an enabled administrator, or adds one. For the start. */
export async function makeAdministratorIn(
  trx: Transaction<Database>,
  deps: Deps,
  email: string,
): Promise<Person> {
  const before = await findByEmail(trx, email)
  if (!before) {
    const named = { name: 'Administrator', email, language: 'en' } as const
    const rest = { role: 'administrator', jobFunction: null, isDepartmentLead: false } as const
    return addPersonIn(trx, deps, null, { ...named, ...rest })
  }
  let after = await changePerson(trx, before.id, before.version, { role: 'administrator' })
  if (after.disabledAt !== null) after = await setDisabledAt(trx, after.id, after.version, null)
  const changes = changesBetween(before, after, ['role', 'disabledAt'])
  const entity = { id: after.id, title: after.name }
  await recordEvents(trx, deps, null, [{ noun: 'person', entity, verb: 'changed', changes }])
  return after
}

/** An anonymised person cannot be enabled or changed. @throws Refusal invalid-input */
export function requireNotAnonymised({ anonymisedAt }: Person): void {
  if (anonymisedAt !== null) throw refuseField('anonymisedAt', 'anonymised')
}

/** @throws Refusal stale-version, not-found, invalid-input for a taken e-mail */
export const changePersonIn = (
  trx: Transaction<Database>,
  id: string,
  version: number,
  change: PersonChange,
): Promise<Person> => changePerson(trx, id, version, change)

/** @param at the time of disabling; null enables @throws Refusal stale-version, not-found */
export const setDisabledAtIn = (
  trx: Transaction<Database>,
  id: string,
  version: number,
  at: string | null,
): Promise<Person> => setDisabledAt(trx, id, version, at)

/** All people by name, for choosing owners, assignees and sample persons. */
export const allPeople = (db: Kysely<Database>): Promise<Person[]> => listPeople(db)

/**
 * Validates chosen people.
 * @param chosen the chosen id of each field, by the path of the field; empty fields are valid
 * @param previous the current ids of the fields: a disabled person may stay, but not be chosen again
 * @returns unknown-person for every unknown id, disabled-person for every newly chosen disabled person
 */
export async function personErrors(
  db: Kysely<Database>,
  chosen: Readonly<Record<string, string | null | undefined>>,
  previous: readonly (string | null | undefined)[] = [],
): Promise<FieldError[]> {
  const named = Object.entries(chosen).flatMap(([path, id]) => (id ? [{ path, id }] : []))
  const known = await findKnownIds(
    db,
    named.map(({ id }) => id),
  )
  return named.flatMap(({ path, id }) => {
    const person = known.get(id)
    if (!person) return [{ path, code: 'unknown-person' }]
    return person.isDisabled && !previous.includes(id) ? [{ path, code: 'disabled-person' }] : []
  })
}

/** The session and person of a token hash; undefined when there is none or it has ended by `now`. */
export const sessionWithPerson = (
  db: Kysely<Database>,
  tokenHash: string,
  now: string,
): Promise<SessionWithPerson | undefined> => findSessionWithPerson(db, tokenHash, now)

/** Locks a person until the transaction ends, for changes of dependent data. */
export const lockPerson = (trx: Transaction<Database>, id: string): Promise<void> => lockPersonRow(trx, id)

/** @throws Refusal not-found */
export const personById = (db: Kysely<Database>, id: string): Promise<Person> => getPerson(db, id)

/** Sets one's own language. */
export const changeOwnLanguage = (
  deps: Deps,
  person: Person,
  language: Person['language'],
): Promise<Person> =>
  deps.db.transaction().execute(async (trx) => {
    const before = await getPerson(trx, person.id)
    const after = await changePerson(trx, person.id, before.version, { language })
    const changes = changesBetween(before, after, ['language'])
    await recordEvents(trx, deps, person.id, [
      { noun: 'person', entity: { id: after.id, title: after.name }, verb: 'changed', changes },
    ])
    return after
  })
