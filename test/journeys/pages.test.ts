import { expect, it } from 'vitest'
import type { FeaturePage } from '#server/contracts/features.ts'
import { languages } from '#server/contracts/lists.ts'
import type { Launch, LaunchPage } from '#server/contracts/launches.ts'
import { sized } from '../support/size.ts'
import { clientOf } from './people.ts'
import { everyLook, pageProblems, looksIn, gotoSettled } from './page-checks.ts'
import { startJourney } from './start-journey.ts'
import type { Journey } from './start-journey.ts'

const reader = 'Helen Marsh'

/** Every page of web/app/routes.ts, a feature and a launch in each of the states that look different. */
async function addresses(journey: Journey): Promise<string[]> {
  const client = await clientOf(journey, reader)
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
    '/sign-in?with=password',
    '/sign-in?forgot=1',
    '/set-password',
    '/account',
    '/roles',
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

for (const language of languages)
  it(`every page has no axe violations or layout errors, light and dark, wide and narrow (${language})`, async () => {
    const journey = await startJourney(language)
    const { page, client, say, troubles } = journey
    await page.goto('/')
    await page.getByRole('button', { name: say.signIn('sampleButton') }).click()
    await page.getByRole('button', { name: reader }).waitFor()
    const me = await clientOf(journey, reader)
    await me.patch('/api/session', { language })
    await page.getByRole('button', { name: reader }).click()
    await page.waitForURL(client.url + '/')

    const looks = sized(looksIn(language), everyLook)
    const faults: string[] = []
    for (const path of await addresses(journey)) {
      await gotoSettled(page, path)
      faults.push(...(await pageProblems(page, language, looks)).map((fault) => `${path}: ${fault}`))
      faults.push(...troubles.splice(0).map((trouble) => `${path}: ${trouble}`))
    }
    expect(faults).toEqual([])
  })
