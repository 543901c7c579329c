import type { Kysely, Transaction, UpdateResult } from 'kysely'
import type { NewPerson, Person, PersonChange } from '../../contracts/people.ts'
import type { SignInMethod } from '../../contracts/session.ts'
import { flag, isUniqueViolation, lockRows } from '../../db/portable.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'
import type { PeopleTable } from '../../db/tables/people.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'

const toPerson = (row: PeopleTable): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role as Person['role'],
  jobFunction: row.job_function as Person['jobFunction'],
  isDepartmentLead: row.is_department_lead === 1,
  language: row.language as Person['language'],
  version: row.version,
  createdAt: row.created_at,
  disabledAt: row.disabled_at,
  anonymisedAt: row.anonymised_at,
})

const emailTaken = (error: unknown): unknown =>
  isUniqueViolation(error) ? refuseField('email', 'already-exists') : error

export async function listPeople(db: Kysely<Database>): Promise<Person[]> {
  const rows = await db.selectFrom('people').selectAll().orderBy('name').orderBy('id').execute()
  return rows.map(toPerson)
}

export async function hasPeople(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** A session with its person. */
export type SessionWithPerson = {
  person: Person
  session: {
    id: string
    method: SignInMethod
    createdAt: string
    lastSeenAt: string
    authenticatedAt: string | null
  }
  /** The roles that must have a second factor, as stored. */
  factorRoles: string
}

const sessionsWithPerson = prepared(
  (db: Kysely<Database>, { tokenHash, now }: { tokenHash: string; now: string }) =>
    db
      .selectFrom('sessions')
      .innerJoin('people', 'people.id', 'sessions.person_id')
      .selectAll('people')
      .select([
        'sessions.id as session_id',
        'sessions.method as session_method',
        'sessions.created_at as session_began_at',
        'sessions.last_seen_at as session_seen_at',
        'sessions.authenticated_at as session_authenticated_at',
      ])
      .select((eb) => eb.selectFrom('workspaces').select('second_factor_roles').as('factor_roles'))
      .where('sessions.token_hash', '=', tokenHash)
      .where('sessions.expires_at', '>', now)
      .where('people.disabled_at', 'is', null),
)

/** A valid session with its person, unless they are disabled. One query, because every request runs it. */
export async function findSessionWithPerson(
  db: Kysely<Database>,
  tokenHash: string,
  now: string,
): Promise<SessionWithPerson | undefined> {
  const [row] = await sessionsWithPerson(db, { tokenHash, now })
  if (!row) return undefined
  const session = {
    id: row.session_id,
    method: row.session_method as SignInMethod,
    createdAt: row.session_began_at,
    lastSeenAt: row.session_seen_at,
    authenticatedAt: row.session_authenticated_at,
  }
  return { person: toPerson(row), session, factorRoles: row.factor_roles ?? '[]' }
}

/** Which of these ids are people, and whether each is disabled. */
export async function findKnownIds(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { isDisabled: boolean }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('people')
    .select(['id', 'disabled_at'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, { isDisabled: row.disabled_at !== null }]))
}

/** Locks a person until the transaction ends. */
export async function lockPersonRow(trx: Transaction<Database>, id: string): Promise<void> {
  await lockRows(trx, trx.selectFrom('people').select('id').where('id', '=', id)).execute()
}

/** Finds a person by sign-in e-mail. */
export async function findByEmail(db: Kysely<Database>, email: string): Promise<Person | undefined> {
  const row = await db.selectFrom('people').selectAll().where('email', '=', email).executeTakeFirst()
  return row && toPerson(row)
}

/**
 * Disables or enables a person.
 * @param at the time of disabling; null enables
 * @throws Refusal stale-version when `version` is outdated, not-found
 */
export async function setDisabledAt(
  trx: Transaction<Database>,
  id: string,
  version: number,
  at: string | null,
): Promise<Person> {
  const result = await trx
    .updateTable('people')
    .set((eb) => ({ disabled_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return afterUpdate(trx, id, result)
}

/** @throws Refusal not-found */
export async function getPerson(db: Kysely<Database>, id: string): Promise<Person> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'person' } })
  return toPerson(row)
}

/** The person after an update of one version. @throws Refusal not-found, stale-version when it changed no row */
async function afterUpdate(
  trx: Transaction<Database>,
  id: string,
  { numUpdatedRows }: UpdateResult,
): Promise<Person> {
  const person = await getPerson(trx, id)
  if (numUpdatedRows === 0n) throw refuse('stale-version', { params: { current: person.version } })
  return person
}

/** @throws Refusal invalid-input for a taken e-mail */
export async function insertPerson(
  trx: Transaction<Database>,
  person: NewPerson & { id: string; createdAt: string },
): Promise<Person> {
  const row: PeopleTable = {
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role,
    job_function: person.jobFunction,
    is_department_lead: flag(person.isDepartmentLead),
    language: person.language,
    version: 1,
    created_at: person.createdAt,
    disabled_at: null,
    anonymised_at: null,
  }
  try {
    await trx.insertInto('people').values(row).execute()
  } catch (error) {
    throw emailTaken(error)
  }
  return toPerson(row)
}

/** @throws Refusal stale-version when `version` is outdated, not-found, invalid-input for a taken e-mail */
export async function changePerson(
  trx: Transaction<Database>,
  id: string,
  version: number,
  change: PersonChange,
): Promise<Person> {
  try {
    const result = await trx
      .updateTable('people')
      .set((eb) => ({
        name: change.name,
        email: change.email,
        role: change.role,
        job_function: change.jobFunction,
        is_department_lead: change.isDepartmentLead === undefined ? undefined : flag(change.isDepartmentLead),
        language: change.language,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    return await afterUpdate(trx, id, result)
  } catch (error) {
    throw emailTaken(error)
  }
}
