import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { scryptPasswords } from '#server/adapters/passwords.ts'
import { aesSealing } from '#server/adapters/sealing.ts'
import { readConfig } from '#server/config.ts'
import { localLive } from '#server/db/live.ts'
import type { Database } from '#server/db/tables.ts'
import { type Deps, type Passwords, systemOrigin } from '#server/deps.ts'

const hashing = scryptPasswords(4)
const estimates = new Map<string, ReturnType<typeof hashing.estimate>>()

/** The real ones, at a cost that takes no time. The estimate of a password is kept, since most tests set the same one. */
const passwords: Passwords = {
  ...hashing,
  estimate(password, personal) {
    const key = JSON.stringify([password, personal])
    const known = estimates.get(key) ?? hashing.estimate(password, personal)
    estimates.set(key, known)
    return known
  },
}

/** The default time of tests: a Monday morning. */
export const testNow = '2026-11-23T08:00:00.000Z'

/** Dependencies for tests: real ids and secrets, and a clock that does not advance unless `now` does. */
export const testDeps = (db: Kysely<Database>, now: () => string = () => testNow): Deps => ({
  config: readConfig({ PORT: '0', LOG_LEVEL: 'silent', PASSWORD_COST: '10' }),
  db,
  now,
  newId: () => v7(),
  newToken: () => randomBytes(32).toString('base64url'),
  passwords,
  sealing: aesSealing('for tests'),
  sendMail: null,
  live: localLive(db),
  isThisMachine: true,
  origin: systemOrigin,
})
