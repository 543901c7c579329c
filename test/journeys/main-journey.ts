import { expect } from 'vitest'
import type { Launch } from '#server/contracts/launches.ts'
import { decide, openGrading, score, seesNobody, submitCard } from './grading.ts'
import type { Answers } from './grading.ts'
import { importNew, importSame } from './importing.ts'
import type { List } from './importing.ts'
import { addColleagues, clientOf, switchTo, createFirstAdministrator, testPeople } from './people.ts'
import {
  addDays,
  confirm,
  draftLaunch,
  expectPlanned,
  getLaunch,
  listTasks,
  mondayIn,
  previewed,
  setDate,
  setGrade,
} from './planning.ts'
import type { Journey } from './start-journey.ts'
import { finishAllTasks } from './working-through.ts'

/** The options of a journey: the list, its length, and the three features to grade. */
export type JourneyOptions = {
  list: List
  count: number
  /** Graded small, graded announce and raised to small, and graded big. */
  titles: readonly [string, string, string]
  launchTitle: string
  reason: string
}

const small: [Answers, Answers] = [
  [3, 2, 4, 3, 3, 4, 4, 0],
  [3, 2, 4, 3, 3, 4, 2, 'u'],
]
const announce: [Answers, Answers] = [
  [1, 1, 2, 1, 0, 2, 1, 0],
  [1, 1, 2, 1, 0, 2, 1, 0],
]
const big: [Answers, Answers] = [
  [4, 4, 4, 4, 3, 3, 3, 2],
  [4, 4, 4, 4, 3, 3, 3, 2],
]

/** The main journey: list → grades → dated plan → every task done or skipped. */
export async function runMainJourney(journey: Journey, plot: JourneyOptions): Promise<void> {
  await createFirstAdministrator(journey)
  await addColleagues(journey)
  await importNew(journey, plot.list, plot.count)
  await importSame(journey, plot.list, plot.count)
  await gradeThree(journey, plot)
  const launchId = await planTwo(journey, plot)
  await moveByAWeek(journey, launchId)
  await regrade(journey, plot, launchId)
  await finishAllTasks(journey, launchId)
  expect(journey.troubles).toEqual([])
}

async function gradeThree(journey: Journey, { titles, reason }: JourneyOptions): Promise<void> {
  const cards = [small, announce, big] as const
  for (const [at, title] of titles.entries()) {
    await openGrading(journey, title)
    await score(journey, cards[at]?.[0] ?? [])
    await submitCard(journey)
  }
  await switchTo(journey, testPeople.pm.name)
  for (const [at, title] of titles.entries()) {
    await openGrading(journey, title)
    await seesNobody(journey)
    await score(journey, cards[at]?.[1] ?? [])
    await submitCard(journey)
  }
  await switchTo(journey, testPeople.first.name)
  await openGrading(journey, titles[0])
  await decide(journey, 'small-scenario')
  await openGrading(journey, titles[1])
  await decide(journey, 'small-scenario', reason)
  await openGrading(journey, titles[2])
  await decide(journey, 'big-scenario')
}

async function planTwo(journey: Journey, { titles, launchTitle }: JourneyOptions): Promise<string> {
  const { say } = journey
  const client = await clientOf(journey, testPeople.first.name)
  const id = await draftLaunch(journey, [titles[0], titles[1]], launchTitle)
  const launchDate = mondayIn(80)
  const preview = await previewed(journey, () => setDate(journey, launchDate), { launchDate })
  expect(preview.tasks).toHaveLength(32)
  expect(preview.grade).toBe('small-scenario')
  expect(await listTasks(client, id)).toEqual([])
  await confirm(journey, say.plan('confirm.plan', { count: 32 }))
  await expectPlanned(client, preview)
  return id
}

async function moveByAWeek(journey: Journey, id: string): Promise<void> {
  const { page, say } = journey
  const client = await clientOf(journey, testPeople.first.name)
  const before = await getLaunch(client, id)
  await page.getByRole('link', { name: say.launch('replan') }).click()
  const later = page.getByRole('button', { name: say.plan('later') })
  const launchDate = addDays(before.launchDate ?? '', 7)
  const preview = await previewed(journey, () => later.click(), { launchDate })
  const moved = preview.tasks.filter((task) => task.change === 'moved').length
  expect(moved).toBeGreaterThan(20)
  await page.getByRole('button', { name: `${say.plan('group.moved')} ${moved}`, exact: true }).waitFor()
  const words = say.plan('confirm.move', { count: moved })
  await confirm(journey, words.charAt(0).toUpperCase() + words.slice(1))
  await expectPlanned(client, preview)
  expect((await getLaunch(client, id)).launchDate).toBe(launchDate)
}

async function regrade(journey: Journey, { titles }: JourneyOptions, id: string): Promise<void> {
  const { page, say } = journey
  const client = await clientOf(journey, testPeople.first.name)
  await openGrading(journey, titles[0])
  await page.getByRole('button', { name: say.grading('again.start') }).click()
  await score(journey, big[0])
  await submitCard(journey)
  await decide(journey, 'big-scenario')
  expect((await getLaunch(client, id)).concerns).toContain('regraded')

  await page.goto(`/launches/${id}`)
  await page.getByText(say.launch('way.regraded'), { exact: true }).waitFor()
  await previewed(journey, () => page.getByRole('link', { name: say.launch('replan') }).click())
  // First a smaller grade: the preview shows what it would remove, and is not confirmed.
  const smaller = await previewed(journey, () => setGrade(journey, 'announce'), { grade: 'announce' })
  expect(smaller.tasks.filter((task) => task.change === 'removed')).toHaveLength(22)
  await page.getByRole('button', { name: `${say.plan('group.removed')} 22`, exact: true }).waitFor()

  await page.getByRole('button', { name: new RegExp(say.plan('confirm.remove', { count: 22 }), 'i') }).click()
  const why = page.getByRole('textbox', { name: say.plan('reason') })
  await expect.poll(() => why.evaluate((field) => field.matches(':focus'))).toBe(true)

  const preview = await previewed(journey, () => setGrade(journey, 'big-scenario'), { grade: 'big-scenario' })
  expect(preview.tasks.filter((task) => task.change === 'added')).toHaveLength(19)
  await page.getByRole('button', { name: `${say.plan('group.added')} 19`, exact: true }).waitFor()
  const button = page.getByRole('button', { name: new RegExp(say.plan('confirm.add', { count: 19 })) })
  await confirm(journey, (await button.textContent())?.trim() ?? '')
  await expectPlanned(client, preview)
  const launch: Launch = await getLaunch(client, id)
  expect(launch.grade).toBe('big-scenario')
  expect(launch.concerns).not.toContain('regraded')
}
