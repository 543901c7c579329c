import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'

/** The e-mail addresses of the people who signed in with a device, unless they are disabled. */
export async function findDeviceEmails(
  db: Kysely<Database>,
  tokenHash: string,
  now: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('known_devices')
    .innerJoin('people', 'people.id', 'known_devices.person_id')
    .select('people.email')
    .where('known_devices.token_hash', '=', tokenHash)
    .where('known_devices.expires_at', '>', now)
    .where('people.disabled_at', 'is', null)
    .execute()
  return rows.map(({ email }) => email)
}

/** Gives a device another secret, for everyone who signed in with it. */
export async function renewDevice(trx: Transaction<Database>, before: string, after: string): Promise<void> {
  await trx.updateTable('known_devices').set({ token_hash: after }).where('token_hash', '=', before).execute()
}

export async function putDevice(
  trx: Transaction<Database>,
  device: { tokenHash: string; personId: string; now: string; expiresAt: string },
): Promise<void> {
  const { tokenHash, personId, now, expiresAt } = device
  await trx.deleteFrom('known_devices').where('expires_at', '<=', now).execute()
  await trx
    .insertInto('known_devices')
    .values({
      token_hash: tokenHash,
      person_id: personId,
      created_at: now,
      last_used_at: now,
      expires_at: expiresAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['token_hash', 'person_id']).doUpdateSet({ last_used_at: now, expires_at: expiresAt }),
    )
    .execute()
}

/** Keeps the devices of a person that were used last. */
export async function keepDevices(
  trx: Transaction<Database>,
  personId: string,
  count: number,
): Promise<void> {
  const kept = trx
    .selectFrom('known_devices')
    .select('token_hash')
    .where('person_id', '=', personId)
    .orderBy('last_used_at', 'desc')
    .orderBy('token_hash')
    .limit(count)
  await trx
    .deleteFrom('known_devices')
    .where('person_id', '=', personId)
    .where('token_hash', 'not in', kept)
    .execute()
}

export async function removeDevices(trx: Transaction<Database>, personId: string): Promise<void> {
  await trx.deleteFrom('known_devices').where('person_id', '=', personId).execute()
}
