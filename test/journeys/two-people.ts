import type { Feature } from '#server/contracts/features.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Language } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { Client } from '../support/client.ts'
import { openPage } from '../support/page.ts'
import { clientOf, createFirstAdministrator, testPeople, signInAt } from './people.ts'
import { mondayIn } from './planning.ts'
import { startJourney, collectPageErrors } from './start-journey.ts'
import type { Journey } from './start-journey.ts'

export const other = { name: 'Tove Berg', email: 'tove@brookline.example', role: 'pmm', jobFunction: 'pmm' }

async function create<T>(client: Client, path: string, body: unknown): Promise<T> {
  const answer = await client.post<T>(path, body)
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Two people on one server, each in a separate browser context, with the same feature open. */
export async function twoAt(language: Language, path: (feature: Feature) => string, title = 'Night mode') {
  const mine = await startJourney(language)
  await createFirstAdministrator(mine)
  const client = await clientOf(mine, testPeople.first.name)
  await create<Person>(client, '/api/people', { ...other, language })
  const feature = await create<Feature>(client, '/api/features', { title, stage: 'building' })
  const page = await openPage(mine.client.url, { locale: language === 'en' ? 'en-GB' : 'zh-CN' })
  const theirs: Journey = { ...mine, page, troubles: collectPageErrors(page, mine.client.url) }
  const at = path(feature)
  await signInAt(theirs, other.name, at)
  await mine.page.goto(at)
  await heading(mine, title).waitFor()
  await heading(theirs, title).waitFor()
  const read = async () => (await client.get<Feature>(`/api/features/${feature.id}`)).body
  return { mine, theirs, client, feature, read }
}

/** A launch of one feature with a confirmed plan. */
export async function plannedLaunch(client: Client, featureId: string): Promise<Launch> {
  const plan = { launchDate: mondayIn(60), grade: 'announce', gradeReason: 'Small enough for a line' }
  const launch = await create<Launch>(client, '/api/launches', {
    title: 'Nights',
    featureIds: [featureId],
    ...plan,
  })
  const preview = await create<Preview>(client, `/api/launches/${launch.id}/previews`, plan)
  const path = `/api/launches/${launch.id}/plan`
  const planned = await client.put<Launch>(path, { previewId: preview.id }, { ifMatch: launch.version })
  if (planned.status !== 200) throw new Error(`Planning: ${planned.status}`)
  return planned.body
}

export const heading = ({ page }: Journey, name: string) => page.getByRole('heading', { name, level: 1 })

/** Opens an inline field for editing and returns its control. */
export async function openField({ page }: Journey, field: string) {
  const edit = page.locator(`hr-inline-edit#${field}`).first()
  await edit.getByRole('button').click()
  return edit.locator('input, textarea')
}

export async function write(journey: Journey, field: string, text: string): Promise<void> {
  const control = await openField(journey, field)
  await control.fill(text)
  await control.press('Control+Enter')
}
