import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { LaunchPage } from '#server/contracts/launches.ts'
import { pageScripts } from '../support/page-scripts.ts'
import { clientOf } from './people.ts'
import { startJourney } from './start-journey.ts'

const built = fileURLToPath(new URL('../../dist/web', import.meta.url))

it.each([
  ['hr-desk-page', 60_000],
  ['hr-launch-page', 100_000],
])('%s loads at most 12 scripts, at most %i bytes gzipped', (page, most) => {
  const { files, gzippedBytes } = pageScripts(built, page)
  expect(files).toBeLessThanOrEqual(12)
  expect(gzippedBytes).toBeLessThanOrEqual(most)
})

it('requests the first data of a page while its script loads', async () => {
  const journey = await startJourney('en')
  const { page, client, say, troubles } = journey
  await page.goto('/')
  await page.getByRole('button', { name: say.signIn('sampleButton') }).click()
  await page.getByRole('button', { name: 'Helen Marsh' }).click({ timeout: 60_000 })
  await page.waitForURL(client.url + '/')
  const reader = await clientOf(journey, 'Helen Marsh')
  const launch = (await reader.get<LaunchPage>('/api/launches?limit=1')).body.items[0]

  for (const { path, tag, data } of [
    { path: '/', tag: 'hr-desk-page', data: ['/api/desk'] },
    {
      path: `/launches/${launch?.id}`,
      tag: 'hr-launch-page',
      data: [`/api/launches/${launch?.id}`, `/api/launches/${launch?.id}/tasks`],
    },
  ]) {
    const requested = Promise.all(data.map((url) => page.waitForRequest(client.url + url)))
    // The script arrives only after the data was requested; otherwise neither ever does.
    await page.route(`**/assets/${tag}-*.js`, async (route) => {
      await requested
      await route.continue()
    })
    await page.goto(path)
    await page.locator(tag).getByRole('heading', { level: 1 }).first().waitFor()
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  }
  expect(troubles).toEqual([])
})
