/** The process: environment → database → application → listen → close on a signal. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import { v7 as uuidv7 } from 'uuid'
import { buildApp } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { openDatabase } from './db/database.ts'
import type { Deps } from './deps.ts'
import { prepare } from './prepare.ts'

const pagesFolder = join(import.meta.dirname, '..', 'dist', 'web')
const drainMs = 9_000

function configOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

const config = configOrExit()
const deps: Deps = {
  config,
  db: openDatabase(config.databaseUrl),
  now: () => new Date().toISOString(),
  newId: () => uuidv7(),
  newToken: () => randomBytes(32).toString('base64url'),
}
await prepare(deps)
const app = await buildApp(deps, { pagesFolder })
closeWithGrace({ delay: drainMs, logger: app.log }, async ({ err }) => {
  if (err) app.log.error({ err }, 'closing after an error')
  await app.close()
  await deps.db.destroy()
})
await app.listen({ port: config.port, host: config.host })
const address = app.server.address()
const port = typeof address === 'object' && address ? address.port : config.port
const host = config.host.includes(':') ? `[${config.host}]` : config.host
process.stdout.write(`\n  Headrace is at http://${host}:${port}\n\n`)
