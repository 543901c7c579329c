import type { Page } from 'playwright'
import { beforeAll } from 'vitest'
import type { Language } from '#server/contracts/lists.ts'
import type { Client } from '../support/client.ts'
import { openPage } from '../support/page.ts'
import { launchServer } from '../support/server-process.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { say } from './words.ts'
import type { Say } from './words.ts'

/** The context of a journey: a separate server, a browser page, and the messages of the reader’s language. */
export type Journey = {
  server: ServerProcess
  /** An unauthenticated API client; `clientOf(journey, name)` of people.ts returns one of a person. */
  client: Client
  page: Page
  say: Say
  /** Hidden errors: console errors, policy violations, requests to other hosts. */
  troubles: string[]
}

/** Collects the hidden errors of a page. */
export function collectPageErrors(page: Page, origin: string): string[] {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // Responses of 4xx are part of some journeys; the browser logs each as an error.
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isAnswer) troubles.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) troubles.push(`foreign request: ${url}`)
  })
  return troubles
}

const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : 'zh-CN')

/**
 * One server for all tests of a file, for tests that keep out of each other's way.
 * @param prepare fills its empty database
 * @returns the server, once the tests run
 */
export function serverOfFile(
  prepare: (client: Client) => Promise<unknown>,
  environment: Record<string, string> = {},
): () => ServerProcess {
  let server: ServerProcess | undefined
  beforeAll(async () => {
    const stops: (() => Promise<void>)[] = []
    server = await launchServer(environment, undefined, (stop) => stops.push(stop))
    await prepare(server.client)
    return async () => {
      for (const stop of stops) await stop()
    }
  })
  return () => {
    if (!server) throw new Error('The server starts before the first test')
    return server
  }
}

/** Whether transitions run; they take a third of a journey's time. */
type Motion = 'reduce' | 'no-preference'

/** Opens a server in one language, in a browser context without stored data. */
export async function openJourney(
  server: ServerProcess,
  language: Language,
  reducedMotion: Motion = 'reduce',
): Promise<Journey> {
  const { client } = server
  const page = await openPage(client.url, { locale: localeOf(language), reducedMotion })
  return { server, client, page, say: say(language), troubles: collectPageErrors(page, client.url) }
}

/** Starts the server on an empty database and opens it in one language. */
export const startJourney = async (
  language: Language,
  environment: Record<string, string> = {},
  reducedMotion: Motion = 'reduce',
): Promise<Journey> => openJourney(await launchServer(environment), language, reducedMotion)

/** Opens the same server in a second browser context, without stored data. */
export async function openSecondBrowser(journey: Journey, language: Language = 'en'): Promise<Journey> {
  const { page, troubles } = await openJourney(journey.server, language)
  return { ...journey, page, troubles }
}
