import { expect } from 'vitest'
import type { Task } from '#server/contracts/tasks.ts'
import { clientOf, testPeople, listPeople } from './people.ts'
import { addDays, getLaunch, listTasks } from './planning.ts'
import type { Journey } from './start-journey.ts'
import { addOwn, annotate, assign, expand, finishRest, setDue, skip, tickOff, tickWeek } from './working.ts'

const reason = { en: 'Done by the partner, not by us', 'zh-Hans': '由合作伙伴负责，我们不做' }
const note = { en: 'Ask Noor for the numbers first', 'zh-Hans': '先找 Noor 要数据' }
const own = { en: 'Thank the three gray customers', 'zh-Hans': '感谢三家灰度客户' }

/** Completes every task of a big launch: fourteen in the page, the others through the API. */
export async function finishAllTasks(journey: Journey, launchId: string): Promise<void> {
  const { page, say } = journey
  const client = await clientOf(journey, testPeople.first.name)
  const tasks = await listTasks(client, launchId)
  const task = (slug: string): Task => {
    const found = tasks.find((one) => one.slug === slug)
    if (!found) throw new Error(`No task ${slug} among ${tasks.map((one) => one.slug).join(', ')}`)
    return found
  }
  const at = (phase: Task['phase'], index: number): Task => {
    const found = tasks.filter((one) => one.phase === phase && one.weeks === null)[index]
    return found ?? task(`${phase} ${index}`)
  }
  await page.goto(`/launches/${launchId}`)
  await page.getByRole('heading', { name: say.launch('list.title') }).waitFor()

  for (const index of [0, 1, 2, 3, 4]) await tickOff(journey, at('preparation', index))
  await tickOff(journey, at('enablement', 0))
  await tickOff(journey, at('promotion', 0))
  await skip(journey, at('promotion', 1), reason[say.language])
  await skip(journey, at('enablement', 1), reason[say.language])
  const weekly = tasks.find((one) => one.weeks === 4) ?? task('weekly')
  for (const week of [1, 2, 3, 4]) await tickWeek(journey, weekly, week)
  await assign(journey, at('warm-up', 0), testPeople.content.name)
  const override = addDays(at('warm-up', 1).plannedOn, -1)
  await setDue(journey, at('warm-up', 1), override)
  await annotate(journey, at('warm-up', 2), note[say.language], 'https://example.com/keywords')
  await addOwn(journey, 'feedback', own[say.language])

  const colleague = (await listPeople(client)).find((one) => one.name === testPeople.content.name)
  const worked = await listTasks(client, launchId)
  const now = (before: Task) => worked.find((one) => one.id === before.id)
  expect(worked.filter((one) => one.completion).length).toBe(8)
  expect(now(weekly)?.ticks).toHaveLength(4)
  expect(now(at('promotion', 1))?.skip?.reason).toBe(reason[say.language])
  expect(now(at('warm-up', 0))?.assignee?.id).toBe(colleague?.id)
  expect(now(at('warm-up', 1))?.dueOn).toBe(override)
  expect(now(at('warm-up', 2))).toMatchObject({
    note: note[say.language],
    deliverableLink: 'https://example.com/keywords',
  })
  expect(worked.some((one) => one.title === own[say.language] && one.slug === null)).toBe(true)

  await keepLastOfPhase(journey, launchId)
  await finishRest(client, await listTasks(client, launchId))
  await showsTheEnd(journey, launchId)
}

/** The last task of a phase cannot be skipped; page and API both name the phase. */
async function keepLastOfPhase(journey: Journey, launchId: string): Promise<void> {
  const { page, say } = journey
  const client = await clientOf(journey, testPeople.first.name)
  const [last, ...others] = (await listTasks(client, launchId)).filter((one) => one.phase === 'conversion')
  if (!last) throw new Error('No task in the conversion phase')
  for (const other of others)
    expect(
      (await client.sendLatest('PUT', `/api/tasks/${other.id}/skip`, { reason: 'Once is enough' })).status,
    ).toBe(200)
  const refused = await client.sendLatest('PUT', `/api/tasks/${last.id}/skip`, { reason: 'Nor this' })
  expect(refused.status).toBeGreaterThanOrEqual(400)
  expect(refused.body).toMatchObject({ code: 'phase-would-be-empty', params: { phase: 'conversion' } })

  await page.reload()
  const line = await expand(journey, last)
  await line.getByRole('button', { name: `${say.launch('task.skip')}…` }).click()
  const phase = say.vocabulary('phase.conversion')
  await page.locator('hr-dialog[open]').getByText(say.launch('task.skipLast', { phase })).waitFor()
  await page
    .locator('hr-dialog[open]')
    .getByRole('button', { name: say.common('close') })
    .last()
    .click()
  await line.getByRole('button', { name: say.launch('task.complete') }).click()
  await page.locator('hr-toast').first().waitFor()
}

async function showsTheEnd(journey: Journey, launchId: string): Promise<void> {
  const { page, say } = journey
  const client = await clientOf(journey, testPeople.first.name)
  const tasks = await listTasks(client, launchId)
  expect(tasks.filter((one) => !one.completion && !one.skip)).toEqual([])
  const done = tasks.filter((one) => one.completion).length
  const skipped = tasks.filter((one) => one.skip).length
  const { progress } = await getLaunch(client, launchId)
  expect(progress.reduce((sum, phase) => sum + phase.done, 0)).toBe(done)
  expect(progress.every((phase) => phase.total - phase.skipped > 0)).toBe(true)

  await page.goto(`/launches/${launchId}`)
  await page.getByText(say.launch('facts.doneOf', { done, total: tasks.length - skipped })).waitFor()
  await page.getByText(say.launch('facts.skipped', { count: skipped })).waitFor()
  await page.getByRole('button', { name: new RegExp(`^${say.launch('list.open')} 0$`) }).waitFor()
}
