/** Every page in every look, checked for accessibility and layout. */
import { expect, it } from 'vitest'
import type { Feature, FeaturePage } from '#server/contracts/features.ts'
import type { Language } from '#server/contracts/lists.ts'
import type { Launch, LaunchPage } from '#server/contracts/launches.ts'
import type { TaskPage } from '#server/contracts/tasks.ts'
import type { Client } from '../support/client.ts'
import { enterAs } from './people.ts'
import { deceivingCharacter, followSettled, gotoSettled, type Look, pageProblems } from './page-checks.ts'
import { openJourney, serverOfFile } from './start-journey.ts'

const reader = 'Helen Marsh'

/** Gives longer texts of features, launches and tasks a character that would turn them around. */
async function deceive(client: Client, places: string[]): Promise<void> {
  const write = async (url: string, version: number, change: object) => {
    const answer = await client.patch(url, change, { ifMatch: version })
    expect(answer.status).toBe(200)
  }
  for (const place of places) {
    const { version, summary } = (await client.get<Launch | Feature>(`/api/${place}`)).body
    await write(`/api/${place}`, version, { summary: `${summary ?? ''} ${deceivingCharacter}txet` })
  }
  const [task] = (await client.get<TaskPage>(`/api/${places.at(-1)}/tasks`)).body.items
  const text = `Read ${deceivingCharacter}siht`
  await write(`/api/tasks/${task?.id}`, task?.version ?? 0, { note: text, deliverable: text, doneWhen: text })
}

/** Every page of web/app/routes.ts, a feature and a launch in each of the states that look different. */
async function addresses(client: Client): Promise<string[]> {
  const features = (await client.get<FeaturePage>('/api/features?limit=200')).body.items
  const launches = (await client.get<LaunchPage>('/api/launches?limit=200')).body.items
  const mine = { title: 'A draft', featureIds: [features.find((one) => one.grade)?.id] }
  const graded = features.find((one) => one.grade !== null)
  const ungraded = features.find((one) => one.needsGrading)
  const planned = launches.find((one) => one.status !== 'draft')
  const draft = (await client.post<Launch>('/api/launches', mine)).body
  expect([graded, ungraded, planned]).not.toContain(undefined)
  await deceive(client, [`features/${graded?.id}`, `features/${ungraded?.id}`, `launches/${planned?.id}`])
  return [
    '/',
    '/sign-in',
    '/sign-in?with=password',
    '/sign-in?forgot=1',
    '/set-password',
    '/account',
    '/authenticated',
    '/authenticated?problem=sign-on-failed',
    '/roles',
    '/guide',
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

/** English documents are loaded, Chinese pages are reached within one document. */
const visit = { en: gotoSettled, 'zh-Hans': followSettled }

/** The test of one language; each is a file, so that both run at the same time. */
export function checkEveryPage(language: Language, looks: readonly Look[]): void {
  const server = serverOfFile(({ put }) => put('/api/sample'))

  it('every page has no axe violations or layout errors, light and dark, wide and narrow', async () => {
    const journey = await openJourney(server(), language)
    const { page, troubles } = journey
    const me = await enterAs(journey, reader)
    await me.patch('/api/session', { language })
    await gotoSettled(page, '/')

    const faults: string[] = []
    for (const path of await addresses(me)) {
      await visit[language](page, path)
      faults.push(...(await pageProblems(page, language, looks)).map((fault) => `${path}: ${fault}`))
      faults.push(...troubles.splice(0).map((trouble) => `${path}: ${trouble}`))
    }
    expect(faults).toEqual([])
  })
}
