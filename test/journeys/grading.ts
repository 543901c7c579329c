import { expect } from 'vitest'
import type { Grade } from '#server/contracts/lists.ts'
import type { Journey } from './start-journey.ts'

/** One answer per criterion, in the order of the sheet; `u` for "I do not know". */
export type Answers = readonly (0 | 1 | 2 | 3 | 4 | 5 | 'u')[]

/** Opens the grading of a feature from the list. */
export async function openGrading({ page, say }: Journey, title: string): Promise<void> {
  await page.goto(`/features?q=${encodeURIComponent(title)}`)
  await page.getByRole('link', { name: title, exact: true }).click()
  await page.waitForURL(/\/features\/[0-9a-f-]+$/)
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  const names = (['grade.score', 'grade.open', 'grade.again'] as const).map((key) => say.feature(key))
  await page.getByRole('link', { name: new RegExp(`^(${names.join('|')})$`) }).click()
  await page.waitForURL(/\/grading/)
}

/** Fills in a card with digits and arrow keys only, and moves the focus to its submit button. */
export async function score({ page, say }: Journey, answers: Answers): Promise<void> {
  await page.getByRole('radiogroup').first().waitFor()
  for (const [at, answer] of answers.entries()) {
    await page.keyboard.press(String(answer))
    if (at < answers.length - 1) await page.keyboard.press('ArrowDown')
  }
  await page.getByText(say.grading('allAnswered')).waitFor()
}

/** Submits the completed card. */
export async function submitCard({ page, say }: Journey): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: say.grading('compare.title') }).waitFor()
}

/** Expects no information about other cards in the page: neither a comparison nor a decision form. */
export async function seesNobody({ page, say }: Journey): Promise<void> {
  await page.getByText(say.grading('lede.blind')).waitFor()
  expect(await page.getByRole('heading', { name: say.grading('compare.title') }).count()).toBe(0)
  expect(await page.getByRole('heading', { name: say.grading('decide.title') }).count()).toBe(0)
}

/** Decides as proposed, or on another grade with a reason. */
export async function decide({ page, say }: Journey, grade: Grade, reason?: string): Promise<void> {
  const name = say.vocabulary(`grade.${grade}`)
  if (reason) {
    await page.getByRole('radio', { name: new RegExp(name) }).check({ force: true })
    const button = page.getByRole('button', { name: say.grading('decide.do', { grade: name }) })
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    await page.getByRole('textbox', { name: say.grading('decide.reason') }).fill(reason)
  }
  await page.getByRole('button', { name: say.grading('decide.do', { grade: name }) }).click()
  await page.getByText(say.grading('decide.done', { grade: name })).waitFor()
  await page.getByRole('heading', { name: say.grading('again.do') }).waitFor()
}
