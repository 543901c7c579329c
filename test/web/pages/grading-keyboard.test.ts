import axe from 'axe-core'
import { html } from 'lit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { NoteWritten, ScoreGiven } from '../../../web/events/score-given.ts'
import { ScoreGiven as ScoreGivenEvent, SubmitRequested } from '../../../web/events/score-given.ts'
import '../../../web/pages/grading/hr-score-card.ts'
import type { HrCriterion } from '../../../web/pages/grading/hr-criterion.ts'
import type { HrScoreCard } from '../../../web/pages/grading/hr-score-card.ts'
import { runShortcut, switchShortcuts } from '../../../web/shell/shortcuts.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { mount, textOf } from '../components/mount.ts'
import { rubric, scoresOf } from './grading-samples.ts'

beforeEach(() => {
  changeLanguage('en')
  switchShortcuts(true)
  window.addEventListener('keydown', runShortcut)
})
afterEach(() => {
  window.removeEventListener('keydown', runShortcut)
  switchShortcuts(true)
})

/** A card that stores its scores, as its page does. */
async function card(values: (number | null | undefined)[] = []) {
  const element = await mount<HrScoreCard>(
    html`<hr-score-card
      .definition=${rubric}
      .scores=${scoresOf(values)}
      submit-label="Submit my card"
    ></hr-score-card>`,
  )
  let submitted = 0
  element.addEventListener(ScoreGivenEvent.type, (event) => {
    const { criterion, score } = event as ScoreGiven
    element.scores = { ...element.scores, [criterion]: { score, note: null } }
  })
  element.addEventListener(SubmitRequested.type, () => (submitted += 1))
  return { element, submitted: () => submitted }
}

const criteria = (element: HrScoreCard) => [...element.renderRoot.querySelectorAll('hr-criterion')]
const current = (element: HrScoreCard) => criteria(element).find((one) => one.isCurrent) as HrCriterion
const values = (element: HrScoreCard) =>
  rubric.criteria.map(({ id }) => element.scores[id]?.score as number | null | undefined)

describe('scoring by keyboard', () => {
  it('fills in the whole card and submits it', async () => {
    const { element, submitted } = await card()
    expect(textOf(element)).toContain('8 to go')
    await userEvent.keyboard('3{ArrowDown}2{ArrowDown}4jujuj4j4j0')
    await expect.poll(() => values(element)).toEqual([3, 2, 4, null, null, 4, 4, 0])
    await element.updateComplete
    expect(textOf(element)).toContain('All answered')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(submitted()).toBe(1)
  })

  it('moves back up and changes a score', async () => {
    const { element } = await card()
    await userEvent.keyboard('3j2k5')
    await expect.poll(() => values(element).slice(0, 2)).toEqual([5, 2])
  })

  it('opens at the first criterion without an answer, with all six levels in view', async () => {
    const { element } = await card([3, 2])
    expect(current(element).criterion.id).toBe('core-persona-fit')
    const sentences = [...current(element).renderRoot.querySelectorAll<HTMLElement>('label span')]
    expect(sentences.filter((one) => one.offsetHeight > 0)).toHaveLength(7)
    const closed = criteria(element)[0] as HrCriterion
    const hidden = [...closed.renderRoot.querySelectorAll<HTMLElement>('label span')]
    expect(hidden.every((one) => one.offsetHeight === 0)).toBe(true)
  })

  it('keeps the focus on the chosen level', async () => {
    const { element } = await card()
    await userEvent.keyboard('4')
    await expect
      .poll(() => (current(element).shadowRoot?.activeElement as HTMLInputElement | null)?.value)
      .toBe('4')
  })

  it('does not submit an incomplete card: shows the number of gaps and moves to the first', async () => {
    const { element, submitted } = await card([3, undefined, 4])
    await userEvent.keyboard('jj{Control>}{Enter}{/Control}')
    await expect.poll(() => current(element).criterion.id).toBe('scenario-breadth')
    expect(submitted()).toBe(0)
    expect(textOf(element)).toContain('6 criteria have no answer yet')
  })

  it('does not score while a note is being written; Escape returns to the levels', async () => {
    const { element } = await card()
    const notes: string[] = []
    element.addEventListener('note-written', (event) => notes.push((event as NoteWritten).note))
    await userEvent.keyboard('n')
    await expect.poll(() => current(element).shadowRoot?.activeElement?.localName).toBe('textarea')
    await userEvent.keyboard('u5')
    expect(notes.at(-1)).toBe('u5')
    expect(values(element)[0]).toBeUndefined()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => current(element).shadowRoot?.activeElement?.localName).toBe('input')
    await userEvent.keyboard('2')
    await expect.poll(() => values(element)[0]).toBe(2)
  })

  it('ignores single keys when shortcuts are switched off; radio buttons still work', async () => {
    switchShortcuts(false)
    const { element } = await card()
    await userEvent.keyboard('4')
    expect(values(element)[0]).toBeUndefined()
    current(element).renderRoot.querySelector<HTMLInputElement>('input[value="2"]')?.focus()
    await userEvent.keyboard(' ')
    await expect.poll(() => values(element)[0]).toBe(2)
  })
})

describe('a card for screen readers', () => {
  it('is a radio group per criterion whose labels contain digit and sentence', async () => {
    const { element } = await card()
    const groups = criteria(element).map((one) => one.renderRoot.querySelector('[role=radiogroup]'))
    expect(groups.every((group) => group?.querySelectorAll('input[type=radio]').length === 7)).toBe(true)
    const names = [...(groups[0]?.querySelectorAll('input') ?? [])].map((one) => one.ariaLabel)
    expect(names[0]).toBe('0: It is not on the product roadmap.')
    expect(names[6]).toBe('I do not know')
  })

  it('opens a collapsed criterion when it receives the focus', async () => {
    const { element } = await card()
    criteria(element)[3]?.renderRoot.querySelector<HTMLInputElement>('input')?.focus()
    await expect.poll(() => current(element).criterion.id).toBe('pain-and-value')
  })

  for (const language of ['en', 'zh-Hans'] as const) {
    it(`has no axe violations (${language})`, async () => {
      changeLanguage(language)
      const { element } = await card([3, null])
      const { violations } = await axe.run(element, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'],
        resultTypes: ['violations'],
      })
      expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([])
    })
  }
})
