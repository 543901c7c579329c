import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { Grading } from '#server/contracts/grading.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { Client } from '../support/client.ts'
import { freePort } from '../support/free-port.ts'
import { launchServer } from '../support/server-process.ts'
import { clientOf, createFirstAdministrator, enterAs, startCompany, testPeople } from './people.ts'
import { mondayIn } from './planning.ts'
import { openJourney, openSecondBrowser, serverOfFile, startJourney } from './start-journey.ts'
import type { Journey } from './start-journey.ts'

const server = serverOfFile((client) => client.firstAdministrator(testPeople.first))

const second = { name: 'Tove Berg', email: 'tove@brookline.example', role: 'pmm', jobFunction: 'pmm' }

const create = async <T>(client: Client, path: string, body: unknown): Promise<T> => {
  const answer = await client.post<T>(path, body)
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

const newFeature = (client: Client, title: string) =>
  create<Feature>(client, '/api/features', { title, stage: 'building' })

async function editTitle({ page, say }: Journey, from: string, to: string): Promise<void> {
  const field = page.getByRole('heading', { level: 1 })
  await field.getByRole('button', { name: from }).click()
  await field.getByRole('textbox').fill(to)
  await field.getByRole('textbox').press('Enter')
  await page.getByText(say.common('saved'), { exact: false }).first().waitFor()
}

it('two people who edit one feature lose no changes', async () => {
  const mine = await openJourney(server(), 'en')
  const client = await enterAs(mine, testPeople.first.name)
  await create<Person>(client, '/api/people', second)
  const feature = await newFeature(client, 'Night mode')
  const path = `/features/${feature.id}`
  const theirs = await openSecondBrowser(mine)
  await enterAs(theirs, second.name)
  await theirs.page.goto(path)
  await theirs.page.getByRole('heading', { name: 'Night mode', level: 1 }).waitFor()
  const { page, say } = theirs
  const field = page.getByRole('heading', { level: 1 })
  await field.getByRole('button', { name: 'Night mode' }).click()
  await field.getByRole('textbox').fill('Dark counter screens')
  await mine.page.goto(path)
  await editTitle(mine, 'Night mode', 'Night mode for counters')

  await field.getByRole('textbox').press('Enter')
  const merge = page.locator('hr-dialog[open]')
  await merge.getByText('Night mode for counters').waitFor()
  await merge.getByText('Dark counter screens').waitFor()
  expect((await client.get<Feature>(`/api${path}`)).body.title).toBe('Night mode for counters')
  await merge.getByRole('button', { name: say.conflict('save') }).click()
  await expect
    .poll(async () => (await client.get<Feature>(`/api${path}`)).body.title)
    .toBe('Dark counter screens')

  // Different fields do not conflict: the first page, whose version is outdated by now, changes the summary.
  await mine.page.getByRole('button', { name: say.feature('summaryPlaceholder') }).click()
  const summary = mine.page.locator('textarea')
  await summary.fill('Easy on the eyes at five in the morning')
  await summary.press('Control+Enter')
  await expect
    .poll(async () => (await client.get<Feature>(`/api${path}`)).body)
    .toMatchObject({ title: 'Dark counter screens', summary: 'Easy on the eyes at five in the morning' })
})

it('a draft scored while the server is offline is shown as unsaved, and saved on reconnection', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'headrace-away-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const environment = { PORT: String(await freePort()), HEADRACE_DATA: folder }
  const journey = await startCompany('en', environment)
  const client = await enterAs(journey, testPeople.first.name)
  const feature = await newFeature(client, 'Night mode')
  const { page, say, server } = journey
  await page.goto(`/features/${feature.id}/grading`)
  await page.getByRole('radiogroup').first().waitFor()
  await page.keyboard.press('3')
  await page.getByText(say.grading('saving.saved')).waitFor()
  await server.stop('SIGKILL')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('4')
  await page.getByText(say.grading('saving.failed')).waitFor()
  await launchServer(environment)
  await page.getByText(say.grading('saving.saved')).waitFor()
  const { mine } = (await client.get<Grading>(`/api/features/${feature.id}/grading`)).body
  expect(Object.values(mine?.scores ?? {}).map((one) => one.score)).toEqual([3, 4])
})

it('a title with script and SQL is shown as text everywhere', async () => {
  const title = `<script>document.title='owned'</script><img src=x onerror="alert(1)"> '); DROP TABLE features; --`
  const journey = await startJourney('en')
  await createFirstAdministrator(journey)
  const client = await clientOf(journey, testPeople.first.name)
  const { page, say, troubles } = journey
  page.on('dialog', (dialog) => troubles.push(`dialog: ${dialog.message()}`))
  await page.goto('/features')
  await page
    .getByRole('button', { name: say.features('add') })
    .first()
    .click()
  await page.getByRole('textbox', { name: say.features('addTitle') }).fill(title)
  await page.getByRole('textbox', { name: say.features('addTitle') }).press('Enter')
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  const featureId = page.url().split('/').at(-1) ?? ''
  const { version } = (await client.get<Feature>(`/api/features/${featureId}`)).body
  await client.patch(`/api/features/${featureId}`, { stage: 'building' }, { ifMatch: version })
  const launch = await create<Launch>(client, '/api/launches', {
    title,
    featureIds: [featureId],
    launchDate: mondayIn(3),
    grade: 'announce',
    gradeReason: 'Small enough to be told in a line',
  })
  const preview = await create<Preview>(client, `/api/launches/${launch.id}/previews`, {
    launchDate: mondayIn(3),
    grade: 'announce',
    gradeReason: 'Small enough to be told in a line',
  })
  const planned = await client.put(
    `/api/launches/${launch.id}/plan`,
    { previewId: preview.id },
    { ifMatch: 1 },
  )
  expect(planned.status).toBe(200)

  for (const path of [
    '/',
    '/features',
    `/features/${featureId}`,
    `/features/${featureId}/grading`,
    '/launches',
    `/launches/new?features=${featureId}`,
    `/launches/${launch.id}`,
    `/launches/${launch.id}/plan`,
    '/my-week',
    '/activity',
  ]) {
    await page.goto(path)
    await page.locator('main').getByText(title).first().waitFor()
  }
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: say.app('palette.name') }).waitFor()
  await page.keyboard.insertText('DROP TABLE')
  await page.getByRole('option', { name: title }).first().waitFor()
  expect(await page.title()).not.toBe('owned')
  expect(await page.locator('img').count()).toBe(0)
  expect(troubles).toEqual([])
})

it('a viewer sees everything, and why nothing can be changed', async () => {
  const journey = await openJourney(server(), 'en')
  const client = await clientOf(journey, testPeople.first.name)
  await create<Person>(client, '/api/people', testPeople.reader)
  const feature = await newFeature(client, 'Night mode')
  const launch = await create<Launch>(client, '/api/launches', {
    title: 'Nights',
    featureIds: [feature.id],
  })
  const { page, say } = journey
  const why = new RegExp(say.permissions('role', { roles: '' }).slice(0, -2))
  await enterAs(journey, testPeople.reader.name)
  await page.goto(`/features/${feature.id}`)
  await page.getByText(why).first().waitFor()
  const title = page.getByRole('heading', { level: 1 }).getByRole('button')
  expect(await title.isDisabled()).toBe(true)

  await page.goto('/features')
  await page.getByText(say.features('mayAdd')).waitFor()
  await page.goto(`/features/${feature.id}/grading`)
  await page.getByText(say.grading('whyNotScore')).waitFor()
  await page.getByText(why).first().waitFor()
  expect(await page.getByRole('radio').count()).toBe(0)
  await page.goto(`/launches/${launch.id}`)
  expect(await page.getByRole('button', { name: say.launch('plan') }).isDisabled()).toBe(true)
  await page.getByText(why).first().waitFor()
  await page.goto('/features/import')
  await page.getByText(why).first().waitFor()
  await page.goto('/launches/new')
  expect(await page.getByRole('button', { name: say.newLaunch('save') }).isDisabled()).toBe(true)
  await page.getByText(why).first().waitFor()
  await page.goto('/people')
  expect(await page.getByRole('button', { name: say.people('add') }).isDisabled()).toBe(true)
  await page.getByText(why).first().waitFor()
})
