import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import type { AtEnd } from './at-end.ts'
import { Client, type StartSession } from './client.ts'
import { sessionStarter, testDeps } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverProgram: string
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const startSeconds = 30

export type ServerProcess = {
  client: Client
  process: ChildProcess
  /** The output so far, of both streams. */
  output: () => string
  /** Sends the signal and waits for the exit. @returns the exit code, or null when the signal ended the process */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** @returns the URL that the server prints when it listens */
async function urlOnceReady(server: ChildProcess, output: () => string): Promise<string> {
  const end = Date.now() + startSeconds * 1000
  while (Date.now() < end && server.exitCode === null && server.signalCode === null) {
    const [, port] = /Headrace is at http:\/\/\S+:(\d+)\n/.exec(output()) ?? []
    if (port !== undefined) return `http://127.0.0.1:${port}`
    await sleep(20)
  }
  server.kill('SIGKILL')
  throw new Error(`The server did not get ready:\n${output()}`)
}

/** Node arguments that run the server from its sources. */
export const fromSources = ['--import', 'tsx', 'server/main.ts']

/**
 * The product in a separate process: for tests that kill it or run two on one database.
 * @param program the Node arguments; by default the bundled server
 * @param atEnd registers what stops it; by default when the test ends
 */
export async function launchServer(
  environment: Record<string, string> = {},
  program: readonly string[] = [inject('serverProgram')],
  atEnd: AtEnd = onTestFinished,
): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'headrace-data-'))
  const server = spawn(process.execPath, program, {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HEADRACE_DATA: folder,
      PASSWORD_COST: '10',
      PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  server.stdout.on('data', (chunk: Buffer) => (written += chunk.toString()))
  server.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()))
  const output = () => written

  async function stop(signal: NodeJS.Signals = 'SIGTERM') {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill(signal)
      await once(server, 'exit')
    }
    return server.exitCode
  }
  atEnd(async () => {
    await stop('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  const databaseUrl =
    environment.DATABASE_URL ?? `sqlite:${join(environment.HEADRACE_DATA ?? folder, 'headrace.db')}`
  const startSession: StartSession = async (personId) => {
    const db = openDatabase(databaseUrl, 1)
    try {
      return await sessionStarter({ ...testDeps(db), now: () => new Date().toISOString() })(personId)
    } finally {
      await db.destroy()
    }
  }
  const url = await urlOnceReady(server, output)
  return { client: new Client(url, undefined, startSession), process: server, output, stop }
}
