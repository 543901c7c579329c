import { chromium, type BrowserContextOptions, type Page } from 'playwright'
import { onTestFinished } from 'vitest'
import { chromiumArgs, findChromium } from './chromium.ts'

/**
 * A page of a fresh browser, as a person with nothing stored opens it; gone when the test ends.
 * @param url what its relative addresses are resolved against
 */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs })
  onTestFinished(() => browser.close())
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}
