/** The process: environment → database → application → listen → close on a signal. */
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { smtpMail } from './adapters/mail.ts'
import { scryptPasswords } from './adapters/passwords.ts'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { fileOfUrl, openDatabase } from './db/database.ts'
import { lockDatabase } from './db/file-lock.ts'
import { openLive } from './db/live.ts'
import { warningsAboutFolders } from './db/private-files.ts'
import { refreshStatistics } from './db/statistics.ts'
import { type Deps, systemOrigin } from './deps.ts'
import { OperatorError } from './operator-error.ts'
import { prepare } from './prepare.ts'
import { isLockedOut } from './resources/accounts/first-administrator.service.ts'
import { resealSecondFactors } from './resources/accounts/second-factor-secrets.service.ts'
import { keepWarningsCurrent } from './resources/warnings/recomputing.service.ts'
import { sealingOf } from './secret-key.ts'

// By default V8 lets the heap grow to several times what is in use before it collects. Half as much again costs no measurable time.
setFlagsFromString('--heap-growing-percent=50')

const pagesFolder = join(import.meta.dirname, '..', 'dist', 'web')
const drainMs = 9_000

// Whatever this process writes, only its user can read.
process.umask(0o077)

function exitWith(error: unknown): never {
  if (!(error instanceof OperatorError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

function orExit<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    return exitWith(error)
  }
}

let app: FastifyInstance | undefined = undefined
const config = orExit(() => readConfig(process.env))
const releaseDatabase = orExit(() => lockDatabase(config.databaseUrl))
const db = orExit(() =>
  openDatabase(config.databaseUrl, 10, (err) => app?.log.warn({ err }, 'a database connection was lost')),
)
const databaseFile = fileOfUrl(config.databaseUrl)
const folders = databaseFile === undefined ? [config.dataFolder] : [config.dataFolder, dirname(databaseFile)]
for (const warning of warningsAboutFolders(folders)) process.stderr.write(`${warning}\n`)
const deps: Deps = {
  config,
  db,
  now: () => new Date().toISOString(),
  newId: () => uuidv7(),
  newToken: () => randomBytes(32).toString('base64url'),
  passwords: scryptPasswords(config.passwordCostLog2),
  sealing: orExit(() => sealingOf(config)),
  sendMail: smtpMail(config),
  live: openLive(config.databaseUrl, db, (err) =>
    app?.log.warn({ err }, 'the connection for signals was lost'),
  ),
  origin: systemOrigin,
}
await prepare(deps).catch(exitWith)
const unreadable = await resealSecondFactors(deps)
if (unreadable > 0) {
  process.stderr.write(
    `The second factors of ${unreadable} people are sealed with another key than the one in use. Put the old key back ` +
      `(HEADRACE_SECRET_PREVIOUS, or ${config.dataFolder}/secret.key). If it is lost, these people sign in with a recovery code, ` +
      'or an administrator removes their second factor (People), or this does: npm run remove-second-factor -- <e-mail address>\n',
  )
}
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
  releaseDatabase()
})
await server.listen({ port: config.port, host: config.host })
const address = server.server.address()
const port = typeof address === 'object' && address ? address.port : config.port
const host = config.host.includes(':') ? `[${config.host}]` : config.host
process.stdout.write(`\n  Headrace is at http://${host}:${port}\n\n`)
if (await isLockedOut(deps)) {
  const names = 'HEADRACE_ADMIN_EMAIL and HEADRACE_ADMIN_PASSWORD'
  process.stdout.write(`  No administrator here has a password yet. Set ${names} and start again.\n\n`)
}
