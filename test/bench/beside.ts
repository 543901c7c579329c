/**
 * `npm run bench:beside [-- --features 10000 --rows 50000]`: how long one person waits while another imports a file and
 * then exports everything.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { cookieOf, fillFile } from './database-file.ts'
import { line, median, percentile } from './figures.ts'
import { build, root, startHeadrace, stop } from './processes.ts'

const { values: options } = parseArgs({
  options: {
    features: { type: 'string', default: '10000' },
    rows: { type: 'string', default: '50000' },
  },
})
const paceMs = 50
const folder = mkdtempSync(join(tmpdir(), 'headrace-beside-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

build(root)
const file = join(folder, 'headrace.db')
const { tokens, featureIds } = await fillFile(file, Number(options.features))
const server = await startHeadrace(file)
const origin = `http://127.0.0.1:${server.port}`

async function call(token: string, path: string, options: RequestInit = {}): Promise<Response> {
  const headers = { ...options.headers, cookie: cookieOf(token) }
  const answer = await fetch(`${origin}${path}`, { ...options, headers })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

const patch = () =>
  call(tokens.pmm, `/api/features/${featureIds.pop()!}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'if-match': '"1"' },
    body: JSON.stringify({ summary: 'Managers approve on the phone.' }),
  })
const read = (path: string) => () => call(tokens.pmm, path)
/** What the other person does, in turn; each update has a feature of its own. */
const usual: (() => Promise<Response>)[] = [
  read('/api/features?sort=-updatedAt'),
  read(`/api/features/${featureIds[0]!}`),
  patch,
  read('/api/desk'),
]

/** Sends the usual requests at a fixed pace, whether or not the one before was answered, until `work` is done. */
async function waitingBeside(work: Promise<unknown>) {
  const began = performance.now()
  const waits: Promise<{ isUpdate: boolean; ms: number }>[] = []
  let isDone = false
  const done = work.finally(() => (isDone = true))
  for (let turn = 0; !isDone; turn++) {
    const sent = performance.now()
    const request = usual[turn % usual.length]!
    const answered = request().then(async (answer) => {
      await answer.arrayBuffer()
      return { isUpdate: request === patch, ms: performance.now() - sent }
    })
    waits.push(answered)
    await sleep(began + (turn + 1) * paceMs - performance.now())
  }
  await done
  const seconds = (performance.now() - began) / 1000
  const all = await Promise.all(waits)
  const of = (isUpdate: boolean) => all.flatMap((wait) => (wait.isUpdate === isUpdate ? wait.ms : []))
  return { seconds, reads: of(false), updates: of(true) }
}

const rows = Array.from(
  { length: Number(options.rows) },
  (_, index) => `I-${index},排班 imported feature ${index},gray,2026-12-${10 + (index % 20)},payroll;排班`,
)
const csv = ['key,title,stage,release date,tags', ...rows, ''].join('\n')
let importId = ''

async function upload() {
  const headers = { 'content-type': 'text/csv' }
  const answer = await call(tokens.lead, '/api/imports', { method: 'POST', headers, body: csv })
  const preview = (await answer.json()) as { id: string; counts: { new: number } }
  if (preview.counts.new !== rows.length)
    throw new Error(`Not all rows are new: ${JSON.stringify(preview.counts)}`)
  importId = preview.id
}
const commit = () => call(tokens.lead, `/api/imports/${importId}/commit`, { method: 'PUT' })
const exportAll = async () => (await call(tokens.lead, '/api/features/export?format=csv')).text()

// What is not compiled yet would look like waiting.
await waitingBeside(sleep(3000))
const widths = [26, 8, 8, 8, 12, 8, 8, 10]
process.stdout.write(
  line(widths, ['\nms until the answer', 'reads', '95 %', 'worst', 'updates', '95 %', 'worst', 'took s']),
)
for (const [name, work] of Object.entries({
  'nobody else works': () => sleep(5000),
  [`upload of ${rows.length} rows`]: upload,
  [`commit of ${rows.length} rows`]: commit,
  'export of all as CSV': exportAll,
})) {
  const { seconds, reads, updates } = await waitingBeside(work())
  const figures = [reads, updates].flatMap((ms) => [median(ms), percentile(ms, 0.95), Math.max(...ms)])
  process.stdout.write(line(widths, [name, ...figures.map((ms) => ms.toFixed(0)), seconds.toFixed(1)]))
}
await stop(server)
