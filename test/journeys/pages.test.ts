import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, it } from 'vitest'
import type { FeaturePage } from '#server/contracts/features.ts'
import { languages } from '#server/contracts/lists.ts'
import type { Launch, LaunchPage } from '#server/contracts/launches.ts'
import { as } from './people.ts'
import { setStage } from './stage.ts'
import type { Stage } from './stage.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const reader = 'Helen Marsh'
const desktop = { width: 1280, height: 900 }
const phone = { width: 360, height: 740 }

/** Every page of web/app/routes.ts, a feature and a launch in each of the states that look different. */
async function addresses(stage: Stage): Promise<string[]> {
  const client = await as(stage, reader)
  const features = (await client.get<FeaturePage>('/api/features?limit=200')).body.items
  const launches = (await client.get<LaunchPage>('/api/launches?limit=200')).body.items
  const mine = { title: 'A draft', featureIds: [features.find((one) => one.grade)?.id] }
  const graded = features.find((one) => one.grade !== null)
  const ungraded = features.find((one) => one.needsGrading)
  const planned = launches.find((one) => one.status !== 'draft')
  const draft = (await client.post<Launch>('/api/launches', mine)).body
  expect([graded, ungraded, planned]).not.toContain(undefined)
  return [
    '/',
    '/sign-in',
    '/features',
    '/features?q=zzzz',
    '/features/import',
    `/features/${graded?.id}`,
    `/features/${ungraded?.id}`,
    `/features/${graded?.id}/grading`,
    `/features/${ungraded?.id}/grading`,
    '/launches',
    '/launches/new',
    `/launches/new?features=${graded?.id},${ungraded?.id}`,
    `/launches/${draft.id}`,
    `/launches/${planned?.id}`,
    `/launches/${planned?.id}/plan`,
    '/my-week',
    '/rubric',
    '/playbook',
    '/people',
    '/workspace',
    '/activity',
    '/gallery',
    '/nowhere',
  ]
}

async function settle(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('main h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  if (path !== '/gallery')
    await expect.poll(() => page.locator('main hr-skeleton').count(), { timeout: 5_000 }).toBe(0)
}

/** What axe has against the page, one line an element. Between the themes only colours differ. */
async function violations(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const found = await (scheme === 'light' ? axe.withTags(tags) : axe.withRules('color-contrast')).analyze()
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}`))
}

const textOf = (page: Page) => page.locator('main').ariaSnapshot()
/** A message that was asked for by a key that is not there is shown as that key: `launch.facts.done`. */
const keyLike = /(?<![\w/@.-])[a-z][a-zA-Z]+(\.[a-z][A-Za-z]+)+(?![\w/@.-])/g
const chosenWords = /\.(example|com|csv|org)$/

/** What is wrong with one page, in one language, as it is before the reader. */
async function faultsOf(page: Page, language: string): Promise<string[]> {
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
  return faults
}

for (const language of languages)
  it(`every page is sound, light and dark, wide and narrow (${language})`, async () => {
    const stage = await setStage(language)
    const { page, client, say, troubles } = stage
    await page.goto('/')
    await page.getByRole('button', { name: say.signIn('sampleButton') }).click()
    await page.getByRole('button', { name: reader }).waitFor()
    const me = await as(stage, reader)
    await me.patch('/api/session', { language })
    await page.getByRole('button', { name: reader }).click()
    await page.waitForURL(client.url + '/')

    const faults: string[] = []
    for (const path of await addresses(stage)) {
      await settle(page, path)
      faults.push(...(await faultsOf(page, language)).map((fault) => `${path}: ${fault}`))
      faults.push(...troubles.splice(0).map((trouble) => `${path}: ${trouble}`))
    }
    expect(faults).toEqual([])
  })
