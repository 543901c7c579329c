import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Scorecard } from '#server/contracts/grading.ts'
import { consensus } from '#server/domain/rubric/consensus.ts'
import { means, propose } from '#server/domain/rubric/proposal.ts'
import '../../../web/pages/grading/hr-comparison.ts'
import type { HrComparison } from '../../../web/pages/grading/hr-comparison.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { cardOf, facts, mobileScheduling, rubric, scoresOf } from './grading-samples.ts'

beforeEach(() => changeLanguage('en'))

const table = (cards: Scorecard[]) => {
  const agreed = consensus(rubric, cards)
  return mount<HrComparison>(
    html`<hr-comparison
      .definition=${rubric}
      .cards=${cards}
      .consensus=${agreed}
      .proposal=${propose(rubric, means(agreed), facts)}
    ></hr-comparison>`,
  )
}
const rows = (element: HrComparison) =>
  [...element.renderRoot.querySelectorAll('tbody tr:first-child')].map((row) =>
    [...row.querySelectorAll(':scope > *:not(.picture)')].map((cell) =>
      (cell.textContent ?? '').replace(/\s+/g, ' ').trim(),
    ),
  )

describe('the comparison of cards', () => {
  it('shows each score and the mean, and marks disagreement', async () => {
    const element = await table([
      cardOf('Lin', mobileScheduling),
      cardOf('Chen', [5, 2, 4, 3, 3, null, 4, 0], { jobFunction: 'pm' }),
    ])
    expect(rows(element)[0]).toEqual(['Roadmap value 15 Discuss', '4', '3', '5'])
    expect(rows(element)[1]).toEqual(['Scenario breadth 20', '2', '2', '2'])
    expect(rows(element)[5]?.slice(1)).toEqual(['4', '4', '?'])
    expect(textOf(element)).toContain('Lowest and highest differ by 2')
  })

  it('shades the side where a narrow window hides raters', async () => {
    const element = await table(['Lin', 'Chen', 'Tom'].map((name) => cardOf(name, mobileScheduling)))
    element.style.setProperty('--paper', 'white')
    element.style.setProperty('--ink', 'black')
    const { backgroundAttachment, backgroundImage } = getComputedStyle(inside(element, '.table-scroll'))
    expect(backgroundAttachment).toBe('local, scroll')
    expect(backgroundImage.match(/linear-gradient/g)).toHaveLength(2)
  })

  it('lists cards that do not count after the others', async () => {
    const element = await table([
      cardOf('Tom', [0, 0, 0, 0, 0, 0, 0, 0], { jobFunction: 'sales', isCounted: false }),
      cardOf('Lin', mobileScheduling),
    ])
    expect(rows(element)[0]).toEqual(['Roadmap value 15', '3', '3', '0'])
    expect(textOf(element)).toContain('Sales · beside')
    expect(textOf(element)).toContain('the mean is made from PMM and PM')
  })

  it('shows notes, and the previous score of a revised one', async () => {
    const element = await table([
      cardOf('Lin', mobileScheduling, {
        notes: { 1: 'One job only' },
        revision: {
          scores: scoresOf([3, 4, 4, 3, 3, 4, 4, 0], { 1: 'One job only' }),
          revisedAt: '2027-03-02T08:00:00.000Z',
        },
      }),
    ])
    const text = textOf(element)
    expect(text).toContain('Lin One job only')
    expect(text).toContain('after seeing')
    expect(text).toContain('4, revised from 2 after seeing the others')
    expect(rows(element)[1]?.[1]).toBe('4')
  })

  it('totals each card as the proposal would', async () => {
    const element = await table([
      cardOf('Lin', mobileScheduling),
      cardOf('Chen', [3, 2, 4, 3, 3, 4, 4, null]),
    ])
    const foot = [...element.renderRoot.querySelectorAll('tfoot td')].map((cell) => cell.textContent?.trim())
    expect(foot).toEqual(['56.0', '', '56.0', '56.0–66.0'])
  })
})
