/** Servers in processes of their own, started from the build of a checkout as it is shipped. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync, readFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../support/free-port.ts'

export const root = join(import.meta.dirname, '..', '..')
const startSeconds = 60

export type ServerProcess = { child: ChildProcess; port: number; firstAnswerMs: number }

/** Builds what is stale. */
export function build(checkout: string): void {
  execFileSync(process.execPath, ['--import', 'tsx', '.config/build.ts', '--if-stale'], {
    cwd: checkout,
    stdio: 'inherit',
  })
}

async function waitForAnswer(url: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + startSeconds * 1000
  while (Date.now() < end && child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return void (await answer.text())
    await sleep(2)
  }
  throw new Error(`${child.spawnargs.join(' ')} does not answer`)
}

/** Runs Node with `PORT` set until the path answers. Its output goes through a descriptor, unread. */
export async function startProcess(
  args: readonly string[],
  options: { cwd?: string; environment?: Record<string, string>; path: string },
): Promise<ServerProcess> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, NODE_ENV: 'production', ...options.environment, PORT: String(port) },
    stdio: ['ignore', openSync(devNull, 'w'), 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  await waitForAnswer(`http://127.0.0.1:${port}${options.path}`, child)
  return { child, port, firstAnswerMs: performance.now() - began }
}

/** Headrace of a checkout on a SQLite file, logging every request; older commits run from their sources. */
export function startHeadrace(file: string, checkout = root): Promise<ServerProcess> {
  const bundle = 'dist/server.js'
  const program = existsSync(join(checkout, bundle))
    ? ['--enable-source-maps', bundle]
    : ['--import', 'tsx', 'server/main.ts']
  return startProcess(program, {
    cwd: checkout,
    path: '/api/session',
    environment: { DATABASE_URL: `sqlite:${file}`, HEADRACE_DATA: dirname(file), LOG_LEVEL: 'info' },
  })
}

export async function stop({ child }: ServerProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** The processor time of a process in clock ticks. */
function ticksOf({ child }: ServerProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return Number(fields[11]) + Number(fields[12])
}

/** Waits until a process rests: a server works on when the clients have gone. Linux only, as `memoryMb`. */
export async function waitUntilIdle(server: ServerProcess): Promise<void> {
  for (let before = -1, now = ticksOf(server); now !== before; now = ticksOf(server)) {
    before = now
    await sleep(250)
  }
}

/** Resident memory in MB. */
export const memoryMb = ({ child }: ServerProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024
