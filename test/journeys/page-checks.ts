import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { Language } from '#server/contracts/lists.ts'
import { fontNames } from '../support/block-font.ts'
import { setFont, testFont } from '../web/set-font.ts'
import { misfits } from '../web/misfits.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const desktop = { width: 1280, height: 900 }
const phone = { width: 360, height: 740 }

/** The combinations of language, theme and window in which a page is checked. */
type Look = { scheme: 'light' | 'dark'; viewport: typeof desktop }
export const everyLook: Look[] = [desktop, phone].flatMap((viewport) => [
  { scheme: 'light', viewport },
  { scheme: 'dark', viewport },
])

/** Themes do not depend on the language, so the two languages share the combinations of theme and window. */
export const looksIn = (language: Language): Look[] =>
  language === 'en' ? [{ scheme: 'light', viewport: desktop }] : [{ scheme: 'dark', viewport: phone }]

/** Milliseconds since the last response. The event stream never ends, so the network is never idle. */
const quietFor = () =>
  performance.now() -
  Math.max(0, ...performance.getEntriesByType('resource').map((one) => one.duration + one.startTime))

/** Opens a page and waits until it has loaded its data. */
export async function gotoSettled(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('main h1').first().waitFor()
  await expect.poll(() => page.evaluate(quietFor), { timeout: 10_000 }).toBeGreaterThan(200)
  if (path !== '/gallery')
    await expect.poll(() => page.locator('main hr-skeleton').count(), { timeout: 5_000 }).toBe(0)
}

/** The axe violations of the current page, one line per element, and whether it is wider than its window. */
export async function violations(page: Page, looks: readonly Look[]): Promise<string[]> {
  const said: string[] = []
  const before = page.viewportSize()
  for (const { scheme, viewport } of looks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.setViewportSize(viewport)
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
    const found = await axe.withTags(tags).analyze()
    const at = `${scheme}, ${viewport.width} px`
    for (const { id, nodes } of found.violations)
      said.push(...nodes.map((node) => `${at}: ${id}: ${node.target.join(' ')}`))
  }
  for (const viewport of [phone, desktop]) {
    await page.setViewportSize(viewport)
    const width = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
    if (width > viewport.width) said.push(`${width} px wide at ${viewport.width}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  if (before) await page.setViewportSize(before)
  return said
}

const textOf = (page: Page) => page.locator('main').ariaSnapshot()
/** Matches raw message keys, which pages show for a missing message: `launch.facts.done`. */
const keyLike = /(?<![\w/@.-])[a-z][a-zA-Z]+(\.[a-z][A-Za-z]+)+(?![\w/@.-])/g
const chosenWords = /\.(example|com|csv|org)$/

/** Overflowing text, in a narrow and in a wide font. */
async function misfitsOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const font of fontNames) {
    await page.evaluate(setFont, testFont(font))
    for (const viewport of [phone, desktop]) {
      await page.setViewportSize(viewport)
      let left: string[] = []
      const look = async () => (left = await page.locator('body').evaluate(misfits))
      await expect
        .poll(look, { timeout: 1_000 })
        .toEqual([])
        .catch(() => undefined)
      found.push(...left.map((one) => `${font}, ${viewport.width} px: ${one}`))
    }
  }
  await page.evaluate(() => document.documentElement.removeAttribute('style'))
  return found
}

/**
 * All errors of the current page in one language: overflowing text in every font and window,
 * everything else in the given combinations.
 */
export async function pageProblems(
  page: Page,
  language: Language,
  looks: readonly Look[],
): Promise<string[]> {
  const faults = await violations(page, looks)
  const { lang, title } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
  }))
  if (lang !== language) faults.push(`lang is ${lang}`)
  if (!/^.+ · Headrace$/.test(title) || /\w\.title/.test(title)) faults.push(`title is ${title}`)
  const text = await textOf(page)
  faults.push(
    ...(text.match(keyLike) ?? []).filter((key) => !chosenWords.test(key)).map((key) => `raw key ${key}`),
  )
  return [...faults, ...(await misfitsOf(page))]
}
