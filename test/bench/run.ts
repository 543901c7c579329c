/** `npm run bench [-- --rounds 3 --seconds 3]`: compares Headrace with a bare handler, as ratios of one run. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import SqliteDatabase from 'better-sqlite3'
import { load, type Side } from './load.ts'
import { pageScripts } from '../support/page-scripts.ts'
import { scenarios } from './scenarios.ts'
import { seed } from './seed.ts'

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '3' } },
})
const rounds = Number(options.rounds)
const seconds = Number(options.seconds)
const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'headrace-bench-'))
const token = 'bench-token'

/** Runs Node and waits for the line that names the port. */
async function start(args: string[], environment: Record<string, string>, line: RegExp) {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = line.exec(text)?.[1]
      if (found) resolve(Number(found))
    })
    child.on('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}`)))
  })
  return { child, port, startMs: performance.now() - began }
}

/** Resident memory of a process in MB. */
const memoryMb = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!

const ours = join(folder, 'headrace.db')
const bare = join(folder, 'bare.db')
process.stdout.write('Filling 10,000 features and 50,000 tasks …\n')
const { personId, featureIds, launchIds } = await seed(ours, [bare])
for (const file of [ours, bare]) {
  const db = new SqliteDatabase(file)
  const hash = createHash('sha256').update(token).digest('hex')
  db.prepare(
    `insert into sessions (id, token_hash, person_id, method, created_at, last_seen_at, expires_at)
     values ('bench', ?, ?, 'password', '2026-01-01', '2999-01-01', '2999-01-01')`,
  ).run(hash, personId)
  db.close()
}
const launchId = launchIds[500]!
execFileSync(process.execPath, ['--import', 'tsx', '.config/build.ts', '--if-stale'], { cwd: root })
const headrace = await start(
  ['--enable-source-maps', 'dist/server.js'],
  { DATABASE_URL: `sqlite:${ours}`, PORT: '0' },
  /:(\d+)\n/,
)
const began = performance.now()
await fetch(`http://127.0.0.1:${headrace.port}/api/session`)
const firstAnswerMs = headrace.startMs + performance.now() - began
const other = await start(
  ['--import', 'tsx', 'test/bench/bare.ts', bare, token, featureIds[0]!, launchId],
  {},
  /listening (\d+)/,
)

/** Each side takes its own features, each once. */
function sideOf(port: number): Side {
  let next = 1
  return {
    port,
    cookie: `headrace_session=${token}`,
    pick: () => featureIds[next++ % featureIds.length]!,
    launchId,
  }
}
const sides = { headrace: sideOf(headrace.port), bare: sideOf(other.port) }

process.stdout.write(`\n${'scenario'.padEnd(42)}connections   headrace/s     bare/s   ratio   aim\n`)
for (const scenario of scenarios) {
  for (const connections of [10, 100]) {
    const ratios: number[] = []
    const speeds: number[] = []
    const bareSpeeds: number[] = []
    // Writes use up features: a shorter run keeps each one's first version for one request only.
    const duration = scenario.isWrite ? Math.min(seconds, 2) : seconds
    for (let round = 0; round < rounds; round++) {
      const speed = await load(sides.headrace, scenario, connections, duration)
      const bareSpeed = await load(sides.bare, scenario, connections, duration)
      speeds.push(speed)
      bareSpeeds.push(bareSpeed)
      ratios.push(speed / bareSpeed)
    }
    process.stdout.write(
      `${scenario.name.padEnd(42)}${String(connections).padStart(11)}${median(speeds).toFixed(0).padStart(13)}` +
        `${median(bareSpeeds).toFixed(0).padStart(11)}${median(ratios).toFixed(2).padStart(8)}${scenario.aim.toFixed(1).padStart(6)}\n`,
    )
  }
}
process.stdout.write(
  `\nstart to first answer   ${firstAnswerMs.toFixed(0)} ms\n` +
    `memory after the load   ${memoryMb(headrace.child).toFixed(0)} MB (bare: ${memoryMb(other.child).toFixed(0)} MB)\n` +
    `first page's script     ${(pageScripts(join(root, 'dist', 'web'), 'hr-desk-page').gzippedBytes / 1000).toFixed(1)} kB gzipped (at most 60)\n`,
)
for (const { child } of [headrace, other]) child.kill('SIGTERM')
rmSync(folder, { recursive: true, force: true })
