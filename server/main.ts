/** The process: environment → database → application → listen → close on a signal. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { smtpMail } from './adapters/mail.ts'
import { scryptPasswords } from './adapters/passwords.ts'
import { buildApp } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { openDatabase } from './db/database.ts'
import { openLive } from './db/live.ts'
import { refreshStatistics } from './db/statistics.ts'
import { type Deps, systemOrigin } from './deps.ts'
import { prepare } from './prepare.ts'
import { isLockedOut, isSetUp } from './resources/accounts/first-administrator.service.ts'
import { makeSetupCode } from './resources/setup/setup.service.ts'
import { keepWarningsCurrent } from './resources/warnings/recomputing.service.ts'

// By default V8 lets the heap grow to several times what is in use before it collects. Half as much again costs no measurable time.
setFlagsFromString('--heap-growing-percent=50')

const pagesFolder = join(import.meta.dirname, '..', 'dist', 'web')
const drainMs = 9_000

function exitWith(error: unknown): never {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

function configOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    return exitWith(error)
  }
}

let app: FastifyInstance | undefined = undefined
const config = configOrExit()
const db = openDatabase(config.databaseUrl, 10, (err) =>
  app?.log.warn({ err }, 'a database connection was lost'),
)
const deps: Deps = {
  config,
  db,
  now: () => new Date().toISOString(),
  newId: () => uuidv7(),
  newToken: () => randomBytes(32).toString('base64url'),
  passwords: scryptPasswords(config.passwordCostLog2),
  sendMail: smtpMail(config),
  live: openLive(config.databaseUrl, db, (err) =>
    app?.log.warn({ err }, 'the connection for signals was lost'),
  ),
  isThisMachine: false,
  origin: systemOrigin,
}
await prepare(deps).catch(exitWith)
const server = await buildApp(deps, { pagesFolder })
app = server
const stopRecomputing = keepWarningsCurrent(deps, (err) =>
  server.log.error({ err }, 'warnings could not be recomputed'),
)
const dailyMs = 24 * 60 * 60 * 1000
const refresh = () =>
  refreshStatistics(db).catch((err: unknown) => server.log.warn({ err }, 'statistics could not be refreshed'))
void refresh()
setInterval(() => void refresh(), dailyMs).unref()
closeWithGrace({ delay: drainMs, logger: server.log }, async ({ err }) => {
  if (err) server.log.error({ err }, 'closing after an error')
  await server.close()
  await stopRecomputing()
  await deps.live.close()
  await deps.db.destroy()
})
await server.listen({ port: config.port, host: config.host })
const address = server.server.address()
const port = typeof address === 'object' && address ? address.port : config.port
const host = config.host.includes(':') ? `[${config.host}]` : config.host
process.stdout.write(`\n  Headrace is at http://${host}:${port}\n\n`)
const setupCode = (await isSetUp(deps)) ? null : await makeSetupCode(deps)
if (setupCode !== null) {
  const open = config.baseUrl ?? `http://${host}:${port}`
  process.stdout.write(
    `  Nobody is here yet. To become the first administrator, open ${open} and enter this code: ${setupCode}\n\n`,
  )
}
if (await isLockedOut(deps)) {
  const names = 'HEADRACE_ADMIN_EMAIL and HEADRACE_ADMIN_PASSWORD'
  process.stdout.write(`  No administrator here has a password yet. Set ${names} and start again.\n\n`)
}
