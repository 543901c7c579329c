import { expect } from 'vitest'
import type { Launch } from '#server/contracts/launches.ts'
import { decide, openGrading, score, seesNobody, submitCard } from './grading.ts'
import type { Answers } from './grading.ts'
import { importNew, importSame } from './importing.ts'
import type { List } from './importing.ts'
import { addColleagues, as, become, begin, cast } from './people.ts'
import {
  addDays,
  confirm,
  draftLaunch,
  equalsPlan,
  getLaunch,
  listTasks,
  mondayIn,
  previewed,
  setDate,
  setGrade,
} from './planning.ts'
import type { Stage } from './stage.ts'
import { workEverything } from './working-through.ts'

/** What a telling of the journey differs in: the list, how many it holds, and which three are graded. */
export type Plot = {
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

/** The chain the product exists for, in one telling: list → grades → dated plan → every task done or skipped. */
export async function tellJourney(stage: Stage, plot: Plot): Promise<void> {
  await begin(stage)
  await addColleagues(stage)
  await importNew(stage, plot.list, plot.count)
  await importSame(stage, plot.list, plot.count)
  await gradeThree(stage, plot)
  const launchId = await planTwo(stage, plot)
  await moveByAWeek(stage, launchId)
  await regrade(stage, plot, launchId)
  await workEverything(stage, launchId)
  expect(stage.troubles).toEqual([])
}

async function gradeThree(stage: Stage, { titles, reason }: Plot): Promise<void> {
  const cards = [small, announce, big] as const
  for (const [at, title] of titles.entries()) {
    await openGrading(stage, title)
    await score(stage, cards[at]?.[0] ?? [])
    await submitCard(stage)
  }
  await become(stage, cast.pm.name)
  for (const [at, title] of titles.entries()) {
    await openGrading(stage, title)
    await seesNobody(stage)
    await score(stage, cards[at]?.[1] ?? [])
    await submitCard(stage)
  }
  await become(stage, cast.first.name)
  await openGrading(stage, titles[0])
  await decide(stage, 'small-scenario')
  await openGrading(stage, titles[1])
  await decide(stage, 'small-scenario', reason)
  await openGrading(stage, titles[2])
  await decide(stage, 'big-scenario')
}

async function planTwo(stage: Stage, { titles, launchTitle }: Plot): Promise<string> {
  const { say } = stage
  const client = await as(stage, cast.first.name)
  const id = await draftLaunch(stage, [titles[0], titles[1]], launchTitle)
  const launchDate = mondayIn(80)
  const preview = await previewed(stage, () => setDate(stage, launchDate), { launchDate })
  expect(preview.tasks).toHaveLength(32)
  expect(preview.grade).toBe('small-scenario')
  expect(await listTasks(client, id)).toEqual([])
  await confirm(stage, say.plan('confirm.plan', { count: 32 }))
  await equalsPlan(client, preview)
  return id
}

async function moveByAWeek(stage: Stage, id: string): Promise<void> {
  const { page, say } = stage
  const client = await as(stage, cast.first.name)
  const before = await getLaunch(client, id)
  await page.getByRole('link', { name: say.launch('replan') }).click()
  const later = page.getByRole('button', { name: say.plan('later') })
  const launchDate = addDays(before.launchDate ?? '', 7)
  const preview = await previewed(stage, () => later.click(), { launchDate })
  const moved = preview.tasks.filter((task) => task.change === 'moved').length
  expect(moved).toBeGreaterThan(20)
  await page.getByRole('button', { name: `${say.plan('group.moved')} ${moved}`, exact: true }).waitFor()
  const words = say.plan('confirm.move', { count: moved })
  await confirm(stage, words.charAt(0).toUpperCase() + words.slice(1))
  await equalsPlan(client, preview)
  expect((await getLaunch(client, id)).launchDate).toBe(launchDate)
}

async function regrade(stage: Stage, { titles }: Plot, id: string): Promise<void> {
  const { page, say } = stage
  const client = await as(stage, cast.first.name)
  await openGrading(stage, titles[0])
  await page.getByRole('button', { name: say.grading('again.start') }).click()
  await score(stage, big[0])
  await submitCard(stage)
  await decide(stage, 'big-scenario')
  expect((await getLaunch(client, id)).concerns).toContain('regraded')

  await page.goto(`/launches/${id}`)
  await page.getByText(say.launch('way.regraded'), { exact: true }).waitFor()
  await previewed(stage, () => page.getByRole('link', { name: say.launch('replan') }).click())
  // First the other way: what a smaller grade would take away is seen, and not confirmed.
  const smaller = await previewed(stage, () => setGrade(stage, 'announce'), { grade: 'announce' })
  expect(smaller.tasks.filter((task) => task.change === 'gone')).toHaveLength(22)
  await page.getByRole('button', { name: `${say.plan('group.gone')} 22`, exact: true }).waitFor()

  await page.getByRole('button', { name: new RegExp(say.plan('confirm.remove', { count: 22 }), 'i') }).click()
  const why = page.getByRole('textbox', { name: say.plan('reason') })
  await expect.poll(() => why.evaluate((field) => field.matches(':focus'))).toBe(true)

  const preview = await previewed(stage, () => setGrade(stage, 'big-scenario'), { grade: 'big-scenario' })
  expect(preview.tasks.filter((task) => task.change === 'added')).toHaveLength(19)
  await page.getByRole('button', { name: `${say.plan('group.added')} 19`, exact: true }).waitFor()
  const button = page.getByRole('button', { name: new RegExp(say.plan('confirm.add', { count: 19 })) })
  await confirm(stage, (await button.textContent())?.trim() ?? '')
  await equalsPlan(client, preview)
  const launch: Launch = await getLaunch(client, id)
  expect(launch.grade).toBe('big-scenario')
  expect(launch.concerns).not.toContain('regraded')
}
