import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { fontNames } from '../support/block-font.ts'
import { setFont, testFont } from '../web/set-font.ts'
import { misfits } from '../web/misfits.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const desktop = { width: 1280, height: 900 }
const phone = { width: 360, height: 740 }

/** Milliseconds since the last answer. The stream of changes never ends, so the network is never idle. */
const quietFor = () =>
  performance.now() -
  Math.max(0, ...performance.getEntriesByType('resource').map((one) => one.duration + one.startTime))

/** Goes to a page and waits until it has loaded its data. */
export async function gotoSettled(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('main h1').first().waitFor()
  await expect.poll(() => page.evaluate(quietFor), { timeout: 10_000 }).toBeGreaterThan(500)
  if (path !== '/gallery')
    await expect.poll(() => page.locator('main hr-skeleton').count(), { timeout: 5_000 }).toBe(0)
}

/** The axe violations of a page, one line per element. The dark theme only checks colours. */
async function violations(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const found = await (scheme === 'light' ? axe.withTags(tags) : axe.withRules('color-contrast')).analyze()
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}`))
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

/** The problems of the current page in one language: light and dark, wide and narrow. */
export async function pageProblems(page: Page, language: string): Promise<string[]> {
  const faults: string[] = []
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    faults.push(...(await violations(page, scheme)).map((one) => `${scheme}: ${one}`))
  }
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
  for (const viewport of [phone, desktop]) {
    await page.setViewportSize(viewport)
    const width = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
    if (width > viewport.width) faults.push(`${width} px wide at ${viewport.width}`)
  }
  return [...faults, ...(await misfitsOf(page))]
}
