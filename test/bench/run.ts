/** `npm run bench [-- --rounds 5 --seconds 3 --features 10000 --against <checkout>]`: Headrace beside a bare handler in one run. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pageScripts } from '../support/page-scripts.ts'
import { copyInto } from './copy-into.ts'
import { fillFile } from './database-file.ts'
import { line, median } from './figures.ts'
import { load, type Side } from './load.ts'
import {
  build,
  memoryMb,
  root,
  type ServerProcess,
  startHeadrace,
  startProcess,
  stop,
  waitUntilIdle,
} from './processes.ts'
import type { RecordingInput } from './recording.ts'
import { type Connections, type Scenario, scenarios } from './scenarios.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    features: { type: 'string', default: '10000' },
    against: { type: 'string' },
    only: { type: 'string', default: '' },
  },
})
const rounds = Number(options.rounds)
const seconds = Number(options.seconds)
const folder = mkdtempSync(join(tmpdir(), 'headrace-bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

build(root)
if (options.against !== undefined) build(options.against)
const files = {
  headrace: join(folder, 'headrace.db'),
  before: join(folder, 'before.db'),
  bare: join(folder, 'bare.db'),
}
const { tokens, unlaunchedIds, launchIds } = await fillFile(files.headrace, Number(options.features))
copyFileSync(files.headrace, files.bare)
if (options.against !== undefined) {
  await stop(await startHeadrace(files.before, options.against))
  const left = copyInto(files.before, files.headrace)
  if (left.length > 0) process.stdout.write(`Not filled for ${options.against}: ${left.join(', ')}\n`)
}

/** The median time of three starts; the last one stays, and rests: after its first start it computes all warnings. */
async function start(file: string, checkout: string) {
  const times: number[] = []
  for (;;) {
    const server = await startHeadrace(file, checkout)
    times.push(server.firstAnswerMs)
    await waitUntilIdle(server)
    if (times.length === 3) return { server, startMs: median(times) }
    await stop(server)
  }
}

const [recordedId, ...writtenIds] = unlaunchedIds as [string, ...string[]]
const [shownLaunchId, ...plannedIds] = launchIds as [string, ...string[]]
const recording: RecordingInput = { tokens, featureId: recordedId, launchId: shownLaunchId }
const bareProgram = ['--import', 'tsx', 'test/bench/bare.ts', files.bare, JSON.stringify(recording)]
const sideOf = (server: ServerProcess): Side => ({
  server,
  tokens,
  launchId: shownLaunchId,
  items: {
    feature: writtenIds.map((id) => ({ id, version: 1 })),
    launch: plannedIds.map((id) => ({ id, version: 1 })),
  },
})
const headrace = await start(files.headrace, root)
const before = options.against === undefined ? undefined : await start(files.before, options.against)
const bare = await startProcess(bareProgram, { path: '/api/session' })
const sides = {
  headrace: sideOf(headrace.server),
  ...(before && { before: sideOf(before.server) }),
  bare: sideOf(bare),
}
type Name = 'headrace' | 'before' | 'bare'

const widths = before ? [32, 6, 12, 12, 12, 8, 8, 7] : [32, 6, 12, 12, 8, 7]
const write = (cells: string[]) => process.stdout.write(line(widths, cells))
const perSecond = (speed: number) => (Number.isNaN(speed) ? 'refused' : speed.toFixed(speed < 100 ? 1 : 0))

/** The engine compiles a large program for longer than a small one. */
const warmUpSeconds = { 10: 8, 100: 1 }

/** Every side in turn, `rounds` times, after a round that does not count. Another commit may refuse a request. */
async function measure(scenario: Scenario, connections: Connections): Promise<Record<Name, number[]>> {
  const speeds: Record<Name, number[]> = { headrace: [], before: [], bare: [] }
  for (let round = -1; round < rounds; round++)
    for (const [name, side] of Object.entries(sides) as [Name, Side][]) {
      if (name === 'bare' && scenario.alone !== undefined) continue
      const duration = round < 0 ? warmUpSeconds[connections] : seconds
      const speed = await load(side, scenario, connections, duration).catch((error: unknown) => {
        if (name === 'before') return Number.NaN
        throw error
      })
      if (round >= 0) speeds[name].push(speed)
    }
  return speeds
}

const ratioTo = (bareSpeeds: number[], speeds: number[]) =>
  median(speeds.map((speed, round) => speed / bareSpeeds[round]!)).toFixed(2)

write([
  '\na second, medians',
  'conn.',
  'headrace',
  ...(before ? ['before'] : []),
  'bare',
  'ratio',
  ...(before ? ['before'] : []),
  'aim',
])
for (const scenario of scenarios.filter(({ name }) => name.includes(options.only)))
  for (const connections of [10, 100] as const) {
    const { headrace: ours, before: theirs, bare: bares } = await measure(scenario, connections)
    const isAlone = scenario.alone !== undefined
    write([
      scenario.name,
      String(connections),
      perSecond(median(ours)),
      ...(before ? [perSecond(median(theirs))] : []),
      isAlone ? 'alone' : perSecond(median(bares)),
      isAlone ? '' : ratioTo(bares, ours),
      ...(before ? [isAlone ? '' : ratioTo(bares, theirs)] : []),
      scenario.aims ? `≥ ${scenario.aims[connections].toFixed(2)}` : '–',
    ])
  }
for (const { name, alone } of scenarios)
  if (alone !== undefined) process.stdout.write(`alone: ${name}: ${alone}\n`)

function report(
  title: string,
  { server, startMs }: { server: ServerProcess; startMs: number },
  checkout: string,
) {
  const web = join(checkout, 'dist', 'web')
  const scripts = (page: string) => {
    const { gzippedBytes, files } = pageScripts(web, page)
    return `${(gzippedBytes / 1000).toFixed(1)} kB gzipped in ${files} files`
  }
  process.stdout.write(
    `\n${title}\n` +
      `start to first answer   ${startMs.toFixed(0)} ms (aim: at most 1000)\n` +
      `memory after the load   ${memoryMb(server).toFixed(0)} MB (aim: at most 150)\n` +
      `script of the desk      ${scripts('hr-desk-page')} (aim: at most 60 in 12)\n` +
      `script of a launch      ${scripts('hr-launch-page')} (aim: at most 100 in 12)\n`,
  )
}
report('headrace', headrace, root)
if (before) report('before', before, options.against!)
process.stdout.write(`\nmemory of the bare handler: ${memoryMb(bare).toFixed(0)} MB\n`)
for (const server of [headrace.server, before?.server, bare]) if (server) await stop(server)
