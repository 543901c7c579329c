/** A company whose people sign in at a real OpenID provider, and a browser reduced to its cookies and redirects. */
import type { Kysely } from 'kysely'
import type { Config, SingleSignOnConfig } from '#server/config.ts'
import type { Database } from '#server/db/tables.ts'
import type { Deps } from '#server/deps.ts'
import type { Client } from '../support/client.ts'
import { testDeps } from '../support/server.ts'
import { startProvider } from '../support/sign-on-provider.ts'
import { startCompany } from './grading-fixtures.ts'

export async function startSignOn(
  db: Kysely<Database>,
  given: { config?: Partial<Config>; provider?: Partial<SingleSignOnConfig>; deps?: Partial<Deps> } = {},
) {
  const provider = await startProvider()
  const singleSignOn = { ...provider.config, ...given.provider }
  const config = { ...testDeps(db).config, ...given.config, singleSignOn }
  return { provider, ...(await startCompany(db, { ...given.deps, config })) }
}

/** The `Location` of a response, or an empty string. */
export const locationOf = ({ headers }: { headers: Headers }): string => headers.get('location') ?? ''

/** Starts a sign-in. @returns the browser with its cookie, and the URL of the provider it was redirected to */
export async function beginAtProvider(anyone: Client, next = '/launches/1?tab=plan') {
  const answer = await anyone.get(`/api/single-sign-on?next=${encodeURIComponent(next)}`)
  return { answer, browser: anyone.after(answer), address: new URL(locationOf(answer)) }
}

/** Signs in at the provider. @returns path and query of the callback */
export async function completeAtProvider(address: URL): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' })
  await answer.arrayBuffer()
  const back = new URL(locationOf(answer))
  return `${back.pathname}${back.search}`
}

/** The complete sign-in. @returns the response to the callback, and the signed-in client */
export async function signOn(anyone: Client, next?: string) {
  const { browser, address } = await beginAtProvider(anyone, next)
  const answer = await browser.get(await completeAtProvider(address))
  return { answer, client: anyone.after(answer) }
}
