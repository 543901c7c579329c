/** Ends the access that a restored database would give again to sessions, links, tokens and codes that have ended since. */
import { type Kysely, sql } from 'kysely'
import type { Database } from './tables.ts'

/** By table: the statement that ends what its rows let in. Passwords and secrets of second factors stay. */
const endings = (at: string): Readonly<Record<string, string>> => ({
  sessions: 'delete from sessions',
  account_links: 'delete from account_links',
  single_sign_on_requests: 'delete from single_sign_on_requests',
  recovery_codes: 'delete from recovery_codes',
  known_devices: 'delete from known_devices',
  // The next start of an installation without people prints another.
  setup_codes: 'delete from setup_codes',
  // The history names them.
  api_tokens: `update api_tokens set revoked_at = '${at}' where revoked_at is null`,
})

/** Tables whose credentials end when a backup is restored. */
export const endedTables: readonly string[] = Object.keys(endings(''))

/**
 * The statements for a database, which may be of an earlier version.
 * @param at ISO 8601 in UTC
 */
export const accessEndings = (at: string, existingTables: readonly string[]): string[] =>
  Object.entries(endings(new Date(at).toISOString())).flatMap(([table, statement]) =>
    existingTables.includes(table) ? [statement] : [],
  )

/** Ends all access in an open database. */
export const endAccess = (db: Kysely<Database>, at: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    for (const statement of accessEndings(at, endedTables)) await sql.raw(statement).execute(trx)
  })
