import type { Kysely, Transaction } from 'kysely'
import type { AccountLinkPurpose } from '../../contracts/accounts.ts'
import type { Role } from '../../contracts/lists.ts'
import type { Database } from '../../db/tables.ts'
import type { AccountLinksTable } from '../../db/tables/people.ts'

/** A person who may get a link. */
export type LinkReceiver = { id: string; hasPassword: boolean; disabledAt: string | null }

const receivers = (db: Kysely<Database>) =>
  db
    .selectFrom('people')
    .leftJoin('passwords', 'passwords.person_id', 'people.id')
    .select(['people.id', 'people.disabled_at as disabledAt', 'passwords.changed_at'])

const toReceiver = (row: {
  id: string
  disabledAt: string | null
  changed_at: string | null
}): LinkReceiver => ({ id: row.id, disabledAt: row.disabledAt, hasPassword: row.changed_at !== null })

export async function findReceiver(
  db: Kysely<Database>,
  by: { id: string } | { email: string },
): Promise<LinkReceiver | undefined> {
  const query =
    'id' in by ? receivers(db).where('people.id', '=', by.id) : receivers(db).where('email', '=', by.email)
  const row = await query.executeTakeFirst()
  return row && toReceiver(row)
}

/** Inserts a link and removes all others of its person. */
export async function replaceLinks(trx: Transaction<Database>, link: AccountLinksTable): Promise<void> {
  await removeLinks(trx, link.person_id)
  await trx.insertInto('account_links').values(link).execute()
}

export async function removeLinks(trx: Transaction<Database>, personId: string): Promise<void> {
  await trx.deleteFrom('account_links').where('person_id', '=', personId).execute()
}

/** Removes the unused links that a person made for others. */
export async function removeLinksMadeBy(trx: Transaction<Database>, personId: string): Promise<void> {
  await trx
    .deleteFrom('account_links')
    .where('created_by_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
}

/**
 * The link behind a token, unless it was used, has expired, its person is disabled, or its maker is or has none of
 * `makerRoles` any more.
 */
export async function findOpenLink(
  db: Kysely<Database>,
  tokenHash: string,
  now: string,
  makerRoles: readonly Role[],
): Promise<{ id: string; personId: string; purpose: AccountLinkPurpose } | undefined> {
  const row = await db
    .selectFrom('account_links')
    .innerJoin('people', 'people.id', 'account_links.person_id')
    .leftJoin('people as maker', 'maker.id', 'account_links.created_by_id')
    .select(['account_links.id', 'account_links.person_id', 'account_links.purpose'])
    .where('account_links.token_hash', '=', tokenHash)
    .where('account_links.used_at', 'is', null)
    .where('account_links.expires_at', '>', now)
    .where('people.disabled_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('account_links.created_by_id', 'is', null),
        eb.and([eb('maker.disabled_at', 'is', null), eb('maker.role', 'in', makerRoles)]),
      ]),
    )
    .executeTakeFirst()
  return row && { id: row.id, personId: row.person_id, purpose: row.purpose as AccountLinkPurpose }
}

/** @returns whether it was still unused: of several concurrent calls, one gets true */
export async function consumeLink(trx: Transaction<Database>, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account_links')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
