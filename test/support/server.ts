import { onTestFinished } from 'vitest'
import { buildApp } from '#server/app.ts'
import type { Deps } from '#server/deps.ts'
import { prepare } from '#server/prepare.ts'
import { isSetUp } from '#server/resources/accounts/first-administrator.service.ts'
import { makeSetupCode } from '#server/resources/setup/setup.service.ts'
import { personById } from '#server/resources/people/people.service.ts'
import { beginSession } from '#server/resources/session/session.service.ts'
import { Client, type StartSession } from './client.ts'

export { testDeps, testNow } from './deps.ts'

/** Creates sessions as signing in does after authentication. */
export const sessionStarter =
  (deps: Deps): StartSession =>
  async (personId) => {
    const visitor = { address: null, userAgent: null, former: null }
    const { token } = await beginSession(deps, await personById(deps.db, personId), 'password', visitor)
    return `headrace_session=${token}`
  }

/**
 * The real app on a free port, prepared as on every start and closed when the test ends.
 * @param options those of `buildApp`
 */
export async function startServer(deps: Deps, options: Parameters<typeof buildApp>[1] = {}): Promise<Client> {
  await prepare(deps)
  const app = await buildApp(deps, {
    onUndeclared: (what) => {
      throw new Error(`The route declares no such problem: ${what}`)
    },
    ...options,
  })
  onTestFinished(() => app.close())
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const setupCode = (await isSetUp(deps)) ? null : await makeSetupCode(deps)
  return new Client(url, undefined, sessionStarter(deps), setupCode)
}
