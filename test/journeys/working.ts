import type { Locator } from 'playwright'
import type { Task } from '#server/contracts/tasks.ts'
import type { Client } from '../support/client.ts'
import type { Journey } from './start-journey.ts'

/** The row of a task on the launch page, found by the label of its checkbox. */
export function row({ page, say }: Journey, task: Task): Locator {
  const title = say.local(task.title)
  return page
    .locator('hr-task-row')
    .filter({ has: page.getByRole('button', { name: title, exact: true }) })
    .first()
}

/** Opens a task's details, unless they are open. */
export async function expand(journey: Journey, task: Task): Promise<Locator> {
  const line = row(journey, task)
  const title = line.getByRole('button', { name: journey.say.local(task.title), exact: true })
  if ((await title.getAttribute('aria-expanded')) === 'false') await title.click()
  return line
}

const toast = ({ page }: Journey, text: string) => page.locator('hr-toast').getByText(text).waitFor()

/** Ticks the checkbox of a task that is not weekly. */
export async function tickOff(journey: Journey, task: Task): Promise<void> {
  const title = journey.say.local(task.title)
  await row(journey, task).getByRole('checkbox').click()
  await toast(journey, journey.say.launch('task.done', { title }))
}

/** Ticks one week of a weekly task. */
export async function tickWeek(journey: Journey, task: Task, week: number): Promise<void> {
  const { say } = journey
  await row(journey, task)
    .getByRole('button', { name: say.launch('task.week', { week }), exact: true })
    .click()
  const title = say.local(task.title)
  await toast(
    journey,
    week === task.weeks
      ? say.launch('task.done', { title })
      : say.launch('task.ticked', { title, done: week, weeks: task.weeks }),
  )
}

/** Skips a task with a reason, in its details. */
export async function skip(journey: Journey, task: Task, reason: string): Promise<void> {
  const { page, say } = journey
  const line = await expand(journey, task)
  await line.getByRole('button', { name: `${say.launch('task.skip')}…` }).click()
  const dialog = page.locator('hr-dialog[open]')
  await dialog.getByRole('textbox', { name: say.common('reason') }).fill(reason)
  await dialog.getByRole('button', { name: say.launch('task.skip'), exact: true }).click()
  await toast(journey, say.launch('task.skippedSaid', { title: say.local(task.title) }))
}

/** Assigns a task to a person. */
export async function assign(journey: Journey, task: Task, name: string): Promise<void> {
  const label = journey.say.launch('task.assignee', { title: journey.say.local(task.title) })
  const line = row(journey, task)
  await line.getByRole('button', { name: label }).click()
  await line.getByRole('combobox', { name: label }).selectOption({ label: name })
  await line.getByRole('button', { name: label }).getByText(name).waitFor()
}

/** Sets a task's due date. */
export async function setDue(journey: Journey, task: Task, date: string): Promise<void> {
  const label = journey.say.launch('task.due', { title: journey.say.local(task.title) })
  const line = row(journey, task)
  await line.getByRole('button', { name: label }).click()
  await line.getByLabel(label).fill(date)
  await line.getByLabel(label).press('Enter')
}

/** Enters a note and the URL of the deliverable in a task's details. */
export async function annotate(journey: Journey, task: Task, note: string, link: string): Promise<void> {
  const { say } = journey
  const line = await expand(journey, task)
  await line.getByRole('button', { name: say.launch('task.note') }).click()
  await line.getByRole('textbox', { name: say.launch('task.note') }).fill(note)
  await line.getByRole('textbox', { name: say.launch('task.note') }).press('Control+Enter')
  await line.getByText(note).waitFor()
  await line.getByRole('button', { name: say.launch('task.link') }).click()
  await line.getByRole('textbox', { name: say.launch('task.link') }).fill(link)
  await line.getByRole('textbox', { name: say.launch('task.link') }).press('Enter')
  await line.getByRole('link', { name: say.launch('task.open') }).waitFor()
}

/** Adds an own task to a phase. */
export async function addOwn({ page, say }: Journey, phase: Task['phase'], title: string): Promise<void> {
  const name = say.vocabulary(`phase.${phase}`)
  await page.getByRole('button', { name: say.launch('list.addTo', { phase: name }), exact: true }).click()
  const form = page.locator('hr-new-task')
  await form.getByRole('textbox', { name: say.launch('add.title') }).fill(title)
  await form.getByRole('button', { name: say.launch('add.save', { phase: name }) }).click()
  await page.locator('hr-task-row').getByRole('button', { name: title, exact: true }).waitFor()
}

/** Completes the open tasks through the API: every fourth one is skipped if its phase keeps another. */
export async function finishRest(client: Client, tasks: Task[]): Promise<void> {
  const open = tasks.filter((task) => !task.completion && !task.skip)
  for (const [at, task] of open.entries()) {
    const answers = []
    if (at % 4 === 3)
      answers.push(
        await client.sendLatest('PUT', `/api/tasks/${task.id}/skip`, { reason: 'Not for this launch' }),
      )
    else if (task.weeks === null) answers.push(await client.put(`/api/tasks/${task.id}/completion`))
    else {
      const ticked = new Set(task.ticks.map((tick) => tick.week))
      for (let week = 1; week <= task.weeks; week += 1)
        if (!ticked.has(week)) answers.push(await client.put(`/api/tasks/${task.id}/ticks/${week}`))
    }
    const refused = answers.find((answer) => answer.status >= 300)
    if (refused) throw new Error(`${task.slug}: ${refused.status} ${JSON.stringify(refused.body)}`)
  }
}
