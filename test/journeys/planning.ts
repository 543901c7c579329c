import { expect } from 'vitest'
import type { Grade } from '#server/contracts/lists.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { NewPreview, Preview } from '#server/contracts/plans.ts'
import type { Task, TaskList } from '#server/contracts/tasks.ts'
import type { Client } from '../support/client.ts'
import type { Journey } from './start-journey.ts'

/** The date `days` after another, as text. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

/** A Monday about `days` from today. */
export function mondayIn(days: number): string {
  const day = addDays(new Date().toISOString().slice(0, 10), days)
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7))
}

export const getLaunch = async (client: Client, id: string) =>
  (await client.get<Launch>(`/api/launches/${id}`)).body

export const listTasks = async (client: Client, launchId: string): Promise<Task[]> =>
  (await client.get<TaskList>(`/api/launches/${launchId}/tasks`)).body.items

/** Creates a draft launch from selected features of the list. @returns the id of the launch */
export async function draftLaunch(journey: Journey, titles: string[], title: string): Promise<string> {
  const { page, say } = journey
  await page.goto('/launches/new')
  for (const one of titles) {
    // Results that come while the mouse is down would move the button away from it.
    const found = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === one)
    await page.getByRole('searchbox', { name: say.newLaunch('search') }).fill(one)
    await found
    await page.getByRole('button', { name: say.newLaunch('add', { title: one }), exact: true }).click()
    await page.getByRole('button', { name: say.newLaunch('remove', { title: one }), exact: true }).waitFor()
  }
  await page.getByRole('textbox', { name: say.newLaunch('launchTitle') }).fill(title)
  await page.getByRole('button', { name: say.newLaunch('save') }).click()
  await page.waitForURL(/\/launches\/[0-9a-f-]+\/plan/)
  await page.locator('hr-plan-page').getByRole('heading', { name: title, level: 1 }).waitFor()
  return page.url().split('/').at(-2) ?? ''
}

/**
 * Waits for the preview that a change requests.
 * @param plan the request to wait for; a page may still wait for an earlier preview
 */
export async function previewed(
  { page }: Journey,
  change: () => Promise<unknown>,
  plan: Partial<NewPreview> = {},
): Promise<Preview> {
  const answered = page.waitForResponse((one) => {
    if (!one.url().endsWith('/previews') || !one.ok()) return false
    const asked = one.request().postDataJSON() as NewPreview
    return Object.entries(plan).every(([key, value]) => asked[key as keyof NewPreview] === value)
  })
  await change()
  return (await (await answered).json()) as Preview
}

/** Confirms the preview, by the exact text of the button, and waits for the launch page. */
export async function confirm({ page, say }: Journey, words: string): Promise<void> {
  await page.getByRole('button', { name: words, exact: true }).click()
  await page.getByRole('heading', { name: say.launch('list.title') }).waitFor()
}

/** Types the date T into its field. */
export const setDate = ({ page, say }: Journey, date: string) =>
  page.getByLabel(say.plan('date'), { exact: true }).fill(date)

export const setGrade = ({ page, say }: Journey, grade: Grade) =>
  page.getByRole('radio', { name: say.vocabulary(`grade.${grade}`) }).check({ force: true })

/** Expects the plan to equal its preview. */
export async function expectPlanned(client: Client, preview: Preview): Promise<void> {
  const promised = preview.tasks.filter((task) => task.to !== null).map((task) => [task.slug, task.to])
  const planned = (await listTasks(client, preview.launchId)).map((task) => [task.slug, task.dueOn])
  expect(planned.sort()).toEqual(promised.sort())
}
