/**
 * `npm run bench:visits [-- --features 10000 --rounds 3]`: what a visit of the main pages transfers, and how long it takes
 * until data is shown, with an empty and with a filled browser cache, at full speed and on a processor slowed down four times.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BrowserContext, chromium } from 'playwright'
import { chromiumArgs, chromiumMissing, findChromium } from '../support/chromium.ts'
import { cookieOf, fillFile } from './database-file.ts'
import { line, median } from './figures.ts'
import { build, root, startHeadrace, stop } from './processes.ts'

const { values: options } = parseArgs({
  options: {
    features: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'headrace-visits-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

build(root)
const file = join(folder, 'headrace.db')
const { tokens, featureIds, launchIds } = await fillFile(file, Number(options.features))
const server = await startHeadrace(file)
/** A visit has loaded everything when nothing came for so long. */
const quietMs = 700
const origin = `http://127.0.0.1:${server.port}`

/** The pages, and an element that is there when their data is shown. */
const pages = {
  desk: { path: '/', shown: 'hr-desk-page li' },
  features: { path: '/features', shown: 'hr-feature-table tbody tr' },
  launch: { path: `/launches/${launchIds[5]!}`, shown: 'hr-task-row' },
  grading: { path: `/features/${featureIds[1]!}/grading`, shown: 'hr-decided' },
}
type Visit = { kilobytes: number; requests: number; scripts: number; ms: number }

/** Opens a page in a new tab. Answers from the cache do not count. */
async function visit(
  context: BrowserContext,
  { path, shown }: { path: string; shown: string },
  slowdown: number,
): Promise<Visit> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const scripts = new Set<string>()
  const cached = new Set<string>()
  const bytes = new Map<string, number>()
  session.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId))
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (response.fromDiskCache) cached.add(requestId)
    if (type === 'Script') scripts.add(requestId)
    bytes.set(requestId, response.encodedDataLength)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, encodedDataLength),
  )
  let lastAnswer = performance.now()
  session.on('Network.dataReceived', () => (lastAnswer = performance.now()))
  const began = performance.now()
  await page.goto(`${origin}${path}`, { waitUntil: 'commit' })
  await page.locator(shown).first().waitFor()
  const ms = performance.now() - began
  // An open stream of hints keeps the network from being idle in the browser's sense.
  while (performance.now() - lastAnswer < quietMs) await page.waitForTimeout(100)
  await page.close()
  const transferred = [...bytes].filter(([id]) => !cached.has(id))
  return {
    kilobytes: transferred.reduce((sum, [, size]) => sum + size, 0) / 1000,
    requests: transferred.length,
    scripts: transferred.filter(([id]) => scripts.has(id)).length,
    ms,
  }
}

const executablePath = findChromium()
if (!executablePath) throw new Error(chromiumMissing)
const browser = await chromium.launch({ executablePath, args: chromiumArgs })

/** A first visit and, in the same browser, a second one. */
async function visitTwice(page: (typeof pages)[keyof typeof pages], slowdown: number) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const [name, value] = cookieOf(tokens.pmm).split('=') as [string, string]
  await context.addCookies([{ name, value, url: origin }])
  const cold = await visit(context, page, slowdown)
  const warm = await visit(context, page, slowdown)
  await context.close()
  return { cold, warm }
}

// The first page of a browser also starts its processes.
await visitTwice(pages.desk, 1)
const widths = [12, 8, 8, 14, 10, 10, 16]
process.stdout.write(
  line(widths, ['\nmedians', 'cache', 'speed', 'kB received', 'requests', 'scripts', 'data shown, ms']),
)
for (const [name, page] of Object.entries(pages))
  for (const slowdown of [1, 4]) {
    const visits: Awaited<ReturnType<typeof visitTwice>>[] = []
    for (let round = 0; round < Number(options.rounds); round++) visits.push(await visitTwice(page, slowdown))
    for (const cache of ['cold', 'warm'] as const) {
      const of = (key: keyof Visit) => median(visits.map((both) => both[cache][key])).toFixed(0)
      const speed = slowdown === 1 ? 'full' : `1/${slowdown}`
      process.stdout.write(
        line(widths, [name, cache, speed, of('kilobytes'), of('requests'), of('scripts'), of('ms')]),
      )
    }
  }
await browser.close()
await stop(server)
