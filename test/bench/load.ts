import autocannon from 'autocannon'
import type { Scenario } from './scenarios.ts'

export type Side = { port: number; cookie: string; pick: () => string; launchId: string }

/**
 * Asks a scenario of one server over many connections.
 * @returns answers a second
 * @throws Error when an answer was not a success
 */
export async function load(
  side: Side,
  scenario: Scenario,
  connections: number,
  seconds: number,
): Promise<number> {
  const asked = () => {
    const { method, path, body, ifMatch } = scenario.ask(side.pick, side.launchId)
    return {
      method,
      path,
      ...(body && { body: JSON.stringify(body) }),
      headers: {
        cookie: side.cookie,
        ...(body && { 'content-type': 'application/json' }),
        ...(ifMatch && { 'if-match': ifMatch }),
      },
    }
  }
  const result = await autocannon({
    url: `http://127.0.0.1:${side.port}`,
    connections,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...asked() }) }],
  })
  const failed = result.non2xx + result.errors
  if (failed > 0) throw new Error(`${scenario.name}: ${failed} of ${result.requests.total} answers failed`)
  return result.requests.average
}
