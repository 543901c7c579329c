import type { Feature } from '#server/contracts/features.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Language } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { Client } from '../support/client.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { enterAs, testPeople } from './people.ts'
import { mondayIn } from './planning.ts'
import { openJourney, serverOfFile } from './start-journey.ts'
import type { Journey } from './start-journey.ts'

export const other = { name: 'Tove Berg', email: 'tove@brookline.example', role: 'pmm', jobFunction: 'pmm' }

async function create<T>(client: Client, path: string, body: unknown): Promise<T> {
  const answer = await client.post<T>(path, body)
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** The server of a file whose tests are of two people. */
export const serverOfTwo = () =>
  serverOfFile(async (client) => {
    const first = await client.firstAdministrator(testPeople.first)
    await create<Person>(first.client, '/api/people', other)
  })

/** A person of that server in a separate browser context, signed in and reading one language. */
async function enter(server: ServerProcess, language: Language, name: string) {
  const journey = await openJourney(server, language)
  const client = await enterAs(journey, name)
  await client.patch('/api/session', { language })
  return { journey, client }
}

/** Two people on one server, each in a separate browser context, with the same new feature open. */
export async function twoAt(
  server: ServerProcess,
  language: Language,
  path: (feature: Feature) => string,
  title = 'Night mode',
) {
  const { journey: mine, client } = await enter(server, language, testPeople.first.name)
  const { journey: theirs } = await enter(server, language, other.name)
  const feature = await create<Feature>(client, '/api/features', { title, stage: 'building' })
  for (const journey of [mine, theirs]) {
    await journey.page.goto(path(feature))
    await heading(journey, title).waitFor()
  }
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
