import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'

export async function insertSetupCode(
  db: Kysely<Database>,
  code: { hash: string; now: string; expiresAt: string },
): Promise<void> {
  await db.deleteFrom('setup_codes').where('expires_at', '<=', code.now).execute()
  await db.insertInto('setup_codes').values({ code_hash: code.hash, expires_at: code.expiresAt }).execute()
}

export async function hasSetupCode(db: Kysely<Database>, hash: string, now: string): Promise<boolean> {
  const found = await db
    .selectFrom('setup_codes')
    .select('code_hash')
    .where('code_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return found !== undefined
}

export async function removeSetupCodes(trx: Transaction<Database>): Promise<void> {
  await trx.deleteFrom('setup_codes').execute()
}
