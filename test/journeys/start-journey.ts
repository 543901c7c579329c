import type { Page } from 'playwright'
import type { Language } from '#server/contracts/lists.ts'
import type { Client } from '../support/client.ts'
import { openPage } from '../support/page.ts'
import { launchServer } from '../support/server-process.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { say } from './words.ts'
import type { Say } from './words.ts'

/** A server of its own, a browser before it, and the words of the language that its reader speaks. */
export type Journey = {
  server: ServerProcess
  /** The API as nobody in particular; `clientOf(journey, name)` of people.ts gives it as a person. */
  client: Client
  page: Page
  say: Say
  /** What went wrong unseen: console errors, refused policies, requests to elsewhere. Empty when all is well. */
  troubles: string[]
}

/** Notes everything in a page that nobody would see but that is wrong. */
export function collectPageErrors(page: Page, origin: string): string[] {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('console', (message) => {
    // An answer of 4xx is part of some journeys; the browser logs each of them as an error.
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

/** Starts the product on an empty database and opens it in one language. */
export async function startJourney(
  language: Language,
  environment: Record<string, string> = {},
): Promise<Journey> {
  const server = await launchServer(environment)
  const { client } = server
  const page = await openPage(client.url, { locale: localeOf(language) })
  return { server, client, page, say: say(language), troubles: collectPageErrors(page, client.url) }
}

/** The same server before a second reader, in a browser of their own that has nothing stored. */
export async function openSecondBrowser(journey: Journey, language: Language = 'en'): Promise<Journey> {
  const page = await openPage(journey.client.url, { locale: localeOf(language) })
  return { ...journey, page, troubles: collectPageErrors(page, journey.client.url) }
}
