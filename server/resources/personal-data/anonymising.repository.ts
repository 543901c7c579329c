/** Removes a person's identifying data from every table. */
import type { Kysely, Transaction } from 'kysely'
import { containingId, flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { ActivityTable } from '../../db/tables/activity.ts'
import { refuse } from '../../domain/refusal.ts'
import type { DeclaredTable } from '../declarations.ts'

/**
 * Replaces the person's name and address, and removes their role, function and ability to sign in.
 * @throws Refusal stale-version
 */
export async function overwritePerson(
  trx: Transaction<Database>,
  person: { id: string; version: number; name: string; email: string; at: string },
): Promise<void> {
  const result = await trx
    .updateTable('people')
    .set((eb) => ({
      name: person.name,
      email: person.email,
      role: 'viewer',
      // Plans would otherwise still assign tasks by it.
      job_function: null,
      is_department_lead: flag(false),
      disabled_at: eb.fn.coalesce('disabled_at', eb.val(person.at)),
      anonymised_at: person.at,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', person.id)
    .where('version', '=', person.version)
    .executeTakeFirst()
  if (result.numUpdatedRows > 0n) return
  const { version } = await trx
    .selectFrom('people')
    .select('version')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow()
  throw refuse('stale-version', { params: { current: version } })
}

/** Removes and clears rows by the declarations: credentials, sessions, and being named on confidential entities. */
export async function removeAccount(
  trx: Transaction<Database>,
  declared: readonly DeclaredTable[],
  personId: string,
): Promise<void> {
  for (const [table, { personalData }] of declared.toReversed()) {
    for (const [column, { anonymised }] of Object.entries(personalData)) {
      // A cast: the compiler cannot relate a dynamic table name to its columns.
      const rows = table as 'account_links'
      const which = column as 'created_by_id'
      if (anonymised === 'row-removed') await trx.deleteFrom(rows).where(which, '=', personId).execute()
      if (anonymised === 'cleared') {
        await trx
          .updateTable(rows)
          .set({ [which]: null })
          .where(which, '=', personId)
          .execute()
      }
    }
  }
}

const accountNouns = ['person', 'session', 'api-token']

/** The audit events about a person's account, which contain their earlier names and addresses. */
export const listAccountAuditEvents = (
  db: Kysely<Database>,
  personId: string,
): Promise<Pick<ActivityTable, 'entity_title' | 'changes'>[]> =>
  db
    .selectFrom('activity')
    .select(['entity_title', 'changes'])
    .where('entity_id', '=', personId)
    .where('noun', 'in', ['person', 'session'])
    .execute()

/**
 * The audit events that contain data about a person, except the network addresses of their own events.
 * @param texts their names and addresses in lower case, which are the titles of failed sign-ins
 */
export const listAuditEventsAbout = (
  db: Kysely<Database>,
  personId: string,
  texts: readonly string[],
): Promise<ActivityTable[]> =>
  db
    .selectFrom('activity')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('changes', 'like', containingId(personId)),
        eb.and([
          eb('noun', 'in', accountNouns),
          eb.or([
            eb('entity_id', '=', personId),
            eb('person_id', '=', personId),
            eb(eb.fn<string>('lower', ['entity_title']), 'in', [...texts]),
          ]),
        ]),
      ]),
    )
    .execute()

/** Redacts an audit event; a trigger prevents any other change of it. */
export async function redactAuditEvent(
  trx: Transaction<Database>,
  { id, entity_title, changes, address }: ActivityTable,
  at: string,
): Promise<void> {
  await trx
    .updateTable('activity')
    .set({ entity_title, changes, address, redacted_at: at })
    .where('id', '=', id)
    .execute()
}

/** Removes the network addresses of a person's events. */
export async function redactAddresses(
  trx: Transaction<Database>,
  personId: string,
  at: string,
): Promise<void> {
  await trx
    .updateTable('activity')
    .set({ address: null, redacted_at: at })
    .where('person_id', '=', personId)
    .where('address', 'is not', null)
    .execute()
}

/** Rewrites the snapshots of decisions that contain a card of the person. */
export async function rewriteSnapshots(
  trx: Transaction<Database>,
  personId: string,
  rewrite: (stored: string) => string,
): Promise<void> {
  const rows = await trx
    .selectFrom('decisions')
    .select(['id', 'snapshot'])
    .where('snapshot', 'like', containingId(personId))
    .execute()
  for (const { id, snapshot } of rows) {
    await trx
      .updateTable('decisions')
      .set({ snapshot: rewrite(snapshot) })
      .where('id', '=', id)
      .execute()
  }
}
