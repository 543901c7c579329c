import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { Language } from '#server/contracts/lists.ts'
import { fontNames } from '../support/block-font.ts'
import { setFont, testFont } from '../web/set-font.ts'
import { misfits } from '../web/misfits.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const desktop = { width: 1280, height: 800 }
const phone = { width: 360, height: 740 }
/** Some buttons show more than their name: a shortcut, or the grade of the feature that they add. */
const rules = { 'label-content-name-mismatch': { enabled: false } }
const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The combinations of language, theme and window in which a page is checked. */
export type Look = { scheme: 'light' | 'dark'; viewport: typeof desktop }
export const everyLook: Look[] = [desktop, phone].flatMap((viewport) => [
  { scheme: 'light', viewport },
  { scheme: 'dark', viewport },
])

/** Themes do not depend on the language, so the two languages share the combinations of theme and window. */
export const looksIn = (language: Language): Look[] =>
  language === 'en' ? [{ scheme: 'light', viewport: desktop }] : [{ scheme: 'dark', viewport: phone }]

/** Milliseconds since the last response, or since the page was opened. The event stream never ends, so the network is never idle. */
const quietFor = () =>
  performance.now() -
  Math.max(
    ...performance.getEntriesByName('opened').map((one) => one.startTime),
    ...performance.getEntriesByType('resource').map((one) => one.duration + one.startTime),
    0,
  )

async function settled(page: Page, path: string): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await expect.poll(() => page.evaluate(quietFor), { timeout: 10_000 }).toBeGreaterThan(200)
  if (path !== '/gallery')
    await expect.poll(() => page.locator('main hr-skeleton').count(), { timeout: 5_000 }).toBe(0)
}

/** Opens a page and waits until it has loaded its data. */
export async function gotoSettled(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page, path)
}

/** Goes to a page as a link within the product does, without loading the document again. */
export async function followSettled(page: Page, path: string): Promise<void> {
  await page.evaluate((url) => {
    // The browser records no more than 250 responses.
    performance.clearResourceTimings()
    performance.mark('opened')
    history.pushState(null, '', url)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await settled(page, path)
}

/** Resizing lays out the whole page again, so a window that has the size already is left alone. */
async function resize(page: Page, viewport: typeof desktop): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  if (width !== viewport.width || height !== viewport.height) await page.setViewportSize(viewport)
}

/** Runs axe in the page. Its script takes as long as its rules, so a document gets it once. */
async function axeViolations(page: Page): Promise<axe.Result[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeScript)
  const options: axe.RunOptions = { runOnly: tags, rules, resultTypes: ['violations'] }
  return page.evaluate(async (given) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    return (await run(document, given)).violations
  }, options)
}

/** The axe violations of the current page, one line per element, and whether it is wider than its window. */
export async function violations(page: Page, looks: readonly Look[]): Promise<string[]> {
  const said: string[] = []
  const before = page.viewportSize()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const viewport of [phone, desktop]) {
    await resize(page, viewport)
    const width = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
    if (width > viewport.width) said.push(`${width} px wide at ${viewport.width}`)
    for (const { scheme } of looks.filter((look) => look.viewport === viewport)) {
      await page.emulateMedia({ colorScheme: scheme })
      const at = `${scheme}, ${viewport.width} px`
      for (const { id, nodes } of await axeViolations(page))
        said.push(...nodes.map((node) => `${at}: ${id}: ${node.target.join(' ')}`))
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  if (before) await resize(page, before)
  return said
}

/** A right-to-left override, which longer texts may have and pages show by its code. */
export const deceivingCharacter = '\u202E'
const textOf = (page: Page) => page.locator('main').ariaSnapshot()
/** Matches raw message keys, which pages show for a missing message: `launch.facts.done`. */
const keyLike = /(?<![\w/@.-])[a-z][a-zA-Z]+(\.[a-z][A-Za-z]+)+(?![\w/@.-])/g
const chosenWords = /\.(example|com|csv|org)$/

/** Overflowing text, in a narrow and in a wide font. */
async function misfitsOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const font of fontNames) {
    await page.evaluate(setFont, testFont(font))
    // Drawings measure their text again when they are resized, so the window of the first differs from the one before.
    for (const viewport of [phone, desktop]) {
      await resize(page, viewport)
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
  if (text.includes(deceivingCharacter)) faults.push('a text turns around without showing it')
  faults.push(
    ...(text.match(keyLike) ?? []).filter((key) => !chosenWords.test(key)).map((key) => `raw key ${key}`),
  )
  return [...faults, ...(await misfitsOf(page))]
}
