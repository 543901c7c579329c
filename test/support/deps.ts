import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { scryptPasswords } from '#server/adapters/passwords.ts'
import { aesSealing } from '#server/adapters/sealing.ts'
import { readConfig } from '#server/config.ts'
import { localLive } from '#server/db/live.ts'
import type { Database } from '#server/db/tables.ts'
import { type Deps, systemOrigin } from '#server/deps.ts'

/** The default time of tests: a Monday morning. */
export const testNow = '2026-11-23T08:00:00.000Z'

/** Dependencies for tests: real ids and secrets, and a clock that does not advance unless `now` does. */
export const testDeps = (db: Kysely<Database>, now: () => string = () => testNow): Deps => ({
  config: readConfig({ PORT: '0', LOG_LEVEL: 'silent', PASSWORD_COST: '10' }),
  db,
  now,
  newId: () => v7(),
  newToken: () => randomBytes(32).toString('base64url'),
  passwords: scryptPasswords(10),
  sealing: aesSealing('for tests'),
  sendMail: null,
  live: localLive(db),
  isThisMachine: true,
  origin: systemOrigin,
})
