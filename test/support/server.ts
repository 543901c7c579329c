import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { onTestFinished } from 'vitest'
import { buildApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { Database } from '#server/db/tables.ts'
import type { Deps } from '#server/deps.ts'
import { prepare } from '#server/prepare.ts'
import { Client } from './client.ts'

/** The moment at which tests happen unless they say otherwise: a Monday morning. */
export const testNow = '2026-11-23T08:00:00.000Z'

/** What the app is given in tests: real identities and secrets, a clock that stands still unless `now` moves. */
export const testDeps = (db: Kysely<Database>, now: () => string = () => testNow): Deps => ({
  config: readConfig({ PORT: '0', LOG_LEVEL: 'silent' }),
  db,
  now,
  newId: () => v7(),
  newToken: () => randomBytes(32).toString('base64url'),
})

/** The real app on a port of its own, prepared as at every start and closed when the test ends. */
export async function startServer(deps: Deps): Promise<Client> {
  await prepare(deps)
  const app = await buildApp(deps)
  onTestFinished(() => app.close())
  return new Client(await app.listen({ host: '127.0.0.1', port: 0 }))
}
