import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright'
import { inject, onTestFinished } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    browserUrl: string
  }
}

let browser: Promise<Browser> | undefined

/**
 * A page in a new browser context without stored data; closed when the test ends.
 * @param url the base of relative URLs
 * @param atEnd registers what closes it; by default when the test ends
 */
export async function openPage(
  url: string,
  options: BrowserContextOptions = {},
  atEnd: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Page> {
  browser ??= chromium.connect(inject('browserUrl'))
  const context = await (
    await browser
  ).newContext({
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  atEnd(() => context.close())
  context.setDefaultTimeout(15_000)
  return context.newPage()
}
