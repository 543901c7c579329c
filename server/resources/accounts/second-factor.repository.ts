import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'

/** The sealed TOTP secret of a person; without `confirmedAt` it is only offered. */
export type Factor = { secret: string; confirmedAt: string | null; lastStep: number | null }

export const findFactor = (db: Kysely<Database>, personId: string): Promise<Factor | undefined> =>
  db
    .selectFrom('second_factors')
    .select(['secret', 'confirmed_at as confirmedAt', 'last_step as lastStep'])
    .where('person_id', '=', personId)
    .executeTakeFirst()

/** Stores an offered secret, replacing an earlier offer. @returns false when a factor is already on */
export async function putOffer(db: Kysely<Database>, personId: string, secret: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('second_factors')
    .values({ person_id: personId, secret, confirmed_at: null, last_step: null })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ secret, last_step: null })
        .where('second_factors.confirmed_at', 'is', null),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** @returns whether it was off before */
export async function confirmFactor(
  trx: Transaction<Database>,
  personId: string,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('second_factors')
    .set({ confirmed_at: at })
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Marks a TOTP time step as used. @returns false when it, or a later one, was used: of concurrent calls one gets true */
export async function consumeTimeStep(
  db: Kysely<Database>,
  personId: string,
  step: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns whether there was one */
export async function removeFactor(trx: Transaction<Database>, personId: string): Promise<boolean> {
  await trx.deleteFrom('recovery_codes').where('person_id', '=', personId).execute()
  const { numDeletedRows } = await trx
    .deleteFrom('second_factors')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Replaces all recovery codes. */
export async function putRecoveryCodes(
  trx: Transaction<Database>,
  personId: string,
  hashes: readonly string[],
): Promise<void> {
  await trx.deleteFrom('recovery_codes').where('person_id', '=', personId).execute()
  const rows = hashes.map((hash) => ({ person_id: personId, code_hash: hash, used_at: null }))
  await trx.insertInto('recovery_codes').values(rows).execute()
}

/** The hashes of all recovery codes of a person, used ones too. */
export async function listRecoveryCodeHashes(db: Kysely<Database>, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select('code_hash as hash')
    .where('person_id', '=', personId)
    .execute()
  return rows.map(({ hash }) => hash)
}

/** @returns whether it existed and was unused: of several concurrent calls, one gets true */
export async function consumeRecoveryCode(
  db: Kysely<Database>,
  personId: string,
  hash: string,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_codes')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function countRecoveryCodes(db: Kysely<Database>, personId: string): Promise<number> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select('code_hash')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
  return rows.length
}

/** Every sealed secret, for sealing them anew. */
export const listSealedSecrets = (db: Kysely<Database>): Promise<{ personId: string; secret: string }[]> =>
  db.selectFrom('second_factors').select(['person_id as personId', 'secret']).execute()

/** Replaces a sealed secret, unless it has changed since it was read. */
export async function replaceSealedSecret(
  db: Kysely<Database>,
  personId: string,
  secret: { before: string; after: string },
): Promise<void> {
  await db
    .updateTable('second_factors')
    .set({ secret: secret.after })
    .where('person_id', '=', personId)
    .where('secret', '=', secret.before)
    .execute()
}
