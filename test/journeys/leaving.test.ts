/** Whoever signs out leaves nothing of theirs in the browser: not in another tab, not on the way back, not in a cache. */
import { expect, it } from 'vitest'
import type { Page } from 'playwright'
import { enterAs, signOut, testPeople } from './people.ts'
import { openJourney, serverOfFile } from './start-journey.ts'

const title = 'Sourdough starter kit'
const server = serverOfFile((client) => client.firstAdministrator(testPeople.first))

/** What a script of this origin can still read. */
const tracesIn = (page: Page) =>
  page.evaluate(async () => {
    const cached: string[] = []
    for (const path of ['/api/session', '/api/features', '/api/desk']) {
      const found = await fetch(path, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => null)
      if (found?.ok) cached.push(path)
    }
    return {
      cached,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      local: Object.keys(localStorage).filter((key) => !/^headrace\.(language|theme|shortcuts)$/.test(key)),
      session: Object.keys(sessionStorage),
    }
  })

it(
  'signing out clears every tab, the stores of the browser and the way back',
  { timeout: 60_000 },
  async () => {
    const journey = await openJourney(server(), 'en')
    const { page } = journey
    const client = await enterAs(journey, testPeople.first.name)
    const created = await client.post<{ id: string }>('/api/features', { title })
    const path = `/features/${created.body.id}`
    await page.goto(path)
    await page.getByRole('heading', { name: title }).waitFor()
    await page.evaluate(() => sessionStorage.setItem('headrace.notes.of-a-card', 'what I think of it'))

    const other = await page.context().newPage()
    await other.goto(path)
    await other.evaluate(() => sessionStorage.setItem('headrace.notes.of-a-card', 'and of this'))
    const heading = other.getByRole('heading', { level: 1 })
    await heading.getByRole('button', { name: title }).click()
    await heading.getByRole('textbox').fill(`${title}, not saved`)

    await signOut(journey)
    for (const tab of [page, other]) {
      await tab.waitForURL('**/sign-in*')
      await expect.poll(() => tab.getByText(title).count()).toBe(0)
      const none = { cached: [], databases: 0, caches: 0, local: [], session: [] }
      await expect.poll(() => tracesIn(tab)).toEqual(none)
    }
    await page.goBack()
    await page.getByRole('button', { name: journey.say.signIn('button'), exact: true }).waitFor()
    expect(await page.getByText(title).count()).toBe(0)
    expect(journey.troubles).toEqual([])
  },
)

it('a page that the browser shows again after a sign-out is loaded anew', { timeout: 60_000 }, async () => {
  const journey = await openJourney(server(), 'en')
  const { page } = journey
  const client = await enterAs(journey, testPeople.first.name)
  await page.goto('/features')
  await page.getByText(title).first().waitFor()
  // Without the message to other tabs, which pages that were left do not get.
  const { headers } = await client.delete('/api/session')
  expect(headers.get('clear-site-data')).toBe('"cache"')
  await page.context().clearCookies()
  await page.evaluate(() => {
    localStorage.removeItem('headrace.signed-in')
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
  await page.waitForURL('**/sign-in*')
  expect(await page.getByText(title).count()).toBe(0)
})
