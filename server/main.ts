/**
 * The process: environment → database → application → listen → close on a signal. Whatever stops it is said on standard
 * error, whatever the log level.
 */
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { smtpMail } from './adapters/mail.ts'
import { scryptPasswords } from './adapters/passwords.ts'
import { buildApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { fileOfUrl, openDatabase } from './db/database.ts'
import { lockDatabase } from './db/file-lock.ts'
import { faultOf } from './db/faults.ts'
import { watchFaults } from './db/fault-watch.ts'
import { openLive } from './db/live.ts'
import { warningsAboutFolders } from './db/private-files.ts'
import { type Deps, systemOrigin } from './deps.ts'
import { jobKinds } from './job-kinds.ts'
import { OperatorError } from './operator-error.ts'
import { prepare } from './prepare.ts'
import { isLockedOut, isSetUp } from './resources/accounts/first-administrator.service.ts'
import { resealSecondFactors } from './resources/accounts/second-factor-secrets.service.ts'
import { startWorker } from './resources/jobs/worker.service.ts'
import { makeSetupCode } from './resources/setup/setup.service.ts'
import { sealingOf } from './secret-key.ts'

// By default V8 lets the heap grow to several times what is in use before it collects. Half as much again costs no measurable time.
setFlagsFromString('--heap-growing-percent=50')

const pagesFolder = join(import.meta.dirname, '..', 'dist', 'web')
const drainMs = 9_000

// Whatever this process writes, only its user can read.
process.umask(0o077)

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

const listenFaults: Record<string, string> = {
  EADDRINUSE: 'another program listens there. Stop it, or set PORT to another number.',
  EACCES: 'this user may not listen there. Set PORT to a number from 1024 on.',
  EADDRNOTAVAIL: 'this machine has no such address. Set HOST to one that it has.',
  ENOTFOUND: 'nobody knows that name. Set HOST to an address of this machine.',
}

function listenFault(error: unknown, { host, port }: Config): Error {
  const { code = '' } = error as { code?: string }
  const known = listenFaults[code]
  if (known === undefined) return error instanceof Error ? error : new Error(String(error))
  return new OperatorError(`Headrace cannot listen at ${host}, port ${port}: ${known}`, { cause: error })
}

/** Says why the start failed, and ends the process. */
function exitWith(error: unknown, databaseUrl: string): never {
  if (error instanceof OperatorError) say(error.message)
  else {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
    say(
      faultOf(error, databaseUrl)?.sentence ??
        `Headrace cannot start, for a reason that it does not know: ${told}`,
    )
  }
  process.exit(1)
}

function sayWhatIsUnreadable(people: number, { dataFolder }: Config): void {
  if (people === 0) return
  say(
    `Second factors that the key in use does not open: ${people}. Put the old key back (HEADRACE_SECRET_PREVIOUS, or ` +
      `${dataFolder}/secret.key). If it is lost, these people sign in with a recovery code, ` +
      'or an administrator removes their second factor (People), or this does: npm run remove-second-factor -- <e-mail address>',
  )
}

/** Prints where the server is, and what is left to do before somebody can sign in. */
async function announce(deps: Deps, app: FastifyInstance): Promise<void> {
  const { config } = deps
  const address = app.server.address()
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
}

async function start(config: Config): Promise<void> {
  let server: FastifyInstance | undefined = undefined
  let announced: Promise<void> | undefined = undefined
  const releaseDatabase = lockDatabase(config.databaseUrl)
  const onConnectionLost = (err: unknown) => {
    faults.note(err)
    server?.log.warn({ err }, 'a database connection was lost')
  }
  const db = openDatabase(config.databaseUrl, 10, onConnectionLost)
  const faults = watchFaults(db, config.databaseUrl, say)
  const databaseFile = fileOfUrl(config.databaseUrl)
  const folders =
    databaseFile === undefined ? [config.dataFolder] : [config.dataFolder, dirname(databaseFile)]
  for (const warning of warningsAboutFolders(folders)) say(warning)
  const deps: Deps = {
    config,
    db,
    now: () => new Date().toISOString(),
    newId: () => uuidv7(),
    newToken: () => randomBytes(32).toString('base64url'),
    passwords: scryptPasswords(config.passwordCostLog2),
    sealing: sealingOf(config),
    sendMail: smtpMail(config),
    live: openLive(config.databaseUrl, db, (err) =>
      server?.log.warn({ err }, 'the connection for signals was lost'),
    ),
    isThisMachine: false,
    origin: systemOrigin,
  }
  await prepare(deps)
  sayWhatIsUnreadable(await resealSecondFactors(deps), config)
  const app = await buildApp(deps, { pagesFolder, faults })
  server = app
  const stopWorking = startWorker(deps, jobKinds, (err, kind) =>
    app.log.error({ err, kind, fault: faults.note(err)?.sentence }, 'a job broke off'),
  )
  closeWithGrace({ delay: drainMs, logger: app.log }, async ({ err }) => {
    if (err) {
      app.log.error({ err }, 'closing after an error')
      say(`Headrace stops after an error that it did not expect: ${err.stack ?? err.message}`)
    }
    await app.close()
    await announced
    await stopWorking()
    await deps.live.close()
    await deps.db.destroy()
    releaseDatabase()
  })
  await app.listen({ port: config.port, host: config.host }).catch((error: unknown) => {
    throw listenFault(error, config)
  })
  announced = announce(deps, app)
  await announced
}

let databaseUrl = ''
try {
  const config = readConfig(process.env)
  databaseUrl = config.databaseUrl
  await start(config)
} catch (error) {
  exitWith(error, databaseUrl)
}
