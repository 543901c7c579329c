import autocannon, { type Request } from 'autocannon'
import { cookieOf, type Tokens } from './database-file.ts'
import { type ServerProcess, waitUntilIdle } from './processes.ts'
import type { BenchRequest, Item, Scenario } from './scenarios.ts'

export type Side = {
  server: ServerProcess
  tokens: Tokens
  launchId: string
  /** What writes take from the front and give back at the end, with the next version. */
  items: Record<NonNullable<Scenario['takes']>, Item[]>
}

function takeFrom(side: Side, { takes, name }: Scenario, open: Set<Item>): Item {
  if (!takes) return { id: '', version: 0 }
  const item = side.items[takes].shift()
  if (!item) throw new Error(`${name}: every ${takes} is in use; fill the database with more features`)
  open.add(item)
  return item
}

const headersOf = (token: string, { body, ifMatch }: BenchRequest) => ({
  cookie: cookieOf(token),
  ...(body && { 'content-type': 'application/json' }),
  ...(ifMatch && { 'if-match': ifMatch }),
})

/**
 * Asks a scenario of one server over many connections. A feature whose answer is still open at the end is not used again,
 * because its version is unknown; a plan needs none.
 * @returns how often a second all requests of the scenario were answered
 * @throws Error when an answer was not a success
 */
export async function load(
  side: Side,
  scenario: Scenario,
  connections: number,
  seconds: number,
): Promise<number> {
  let failure: string | undefined
  const open = new Set<Item>()
  const last = scenario.requests.length - 1
  const requests = scenario.requests.map((ask, place): Request => ({
    setupRequest: (request, context: { item?: Item }) => {
      context.item ??= takeFrom(side, scenario, open)
      const asked = ask(side.launchId, context.item)
      const { method, path, body } = asked
      return {
        ...request,
        method,
        path,
        headers: headersOf(side.tokens[scenario.role ?? 'pmm'], asked),
        ...(body && { body: JSON.stringify(body) }),
      }
    },
    onResponse: (status, body, { item }: { item?: Item }) => {
      if (status >= 300) failure ??= `${status} ${body}`
      else if (item && place < last) item.answer = body
      else if (item && scenario.takes) {
        open.delete(item)
        side.items[scenario.takes].push({ ...item, version: item.version + 1 })
      }
    },
  }))
  const url = `http://127.0.0.1:${side.server.port}`
  const result = await autocannon({ url, connections, duration: seconds, requests })
  await waitUntilIdle(side.server)
  if (scenario.takes === 'launch') side.items.launch.push(...open)
  if (failure !== undefined || result.errors > 0)
    throw new Error(`${scenario.name}: ${failure ?? `${result.errors} requests had no answer`}`)
  return result['2xx'] / result.duration / requests.length
}
