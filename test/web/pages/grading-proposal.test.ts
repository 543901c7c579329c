import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import '../../../web/pages/grading/hr-proposal.ts'
import type { HrProposal } from '../../../web/pages/grading/hr-proposal.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { mount, textOf } from '../components/mount.ts'
import { facts, mobileScheduling, proposalOf, rubric } from './grading-samples.ts'

beforeEach(() => changeLanguage('en'))

const shown = (proposal: ReturnType<typeof proposalOf>, unanswered: string[] = []) =>
  mount<HrProposal>(
    html`<hr-proposal
      source="live"
      feature-id="f1"
      .definition=${rubric}
      .proposal=${proposal}
      .unanswered=${unanswered}
    ></hr-proposal>`,
  )

describe('the text next to the vessel', () => {
  it('shows the likely grade and the distances to the thresholds', async () => {
    const text = textOf(await shown(proposalOf(mobileScheduling)))
    expect(text).toContain('Looks like Small scenario')
    expect(text).toContain('56.0 points')
    expect(text).toContain('4.0 below Big scenario')
    expect(text).toContain('21.0 above Small scenario')
  })

  it('does so in Chinese', async () => {
    changeLanguage('zh-Hans')
    const text = textOf(await shown(proposalOf(mobileScheduling)))
    expect(text).toContain('看来是小场景型')
    expect(text).toContain('离大场景型还差 4.0')
    expect(text).toContain('高出小场景型 21.0')
  })

  it('explains a gate before its threshold is reached: what lifts it, since more points would not', async () => {
    const text = textOf(await shown(proposalOf(mobileScheduling)))
    expect(text).toContain('4.0 more points would not be enough for Big scenario')
    expect(text).toContain('Launch it together with the features it works with')
    expect(text).toContain('Scenario breadth is 2, it takes 3')
  })

  it('shows that a gate caps the grade below its points', async () => {
    // The approval flow for one customer: 49 points, capped at announce.
    const text = textOf(await shown(proposalOf([3, 3, 1, 4, 3, 3, 2, 0])))
    expect(text).toContain('Looks like Announce')
    expect(text).toContain('Points reach Small scenario, a gate holds it at Announce')
    expect(text).toContain('Core-persona fit is 1, it takes more than 1')
  })

  it('lists the missing facts of a concept campaign and links to the feature', async () => {
    const element = await shown(proposalOf([5, 5, 4, 4, 5, 4, 4, 5], { ...facts, plannedFollowUps: 1 }))
    const text = textOf(element)
    expect(text).toContain('Planned follow-ups: 1 of 3')
    expect(text).toContain('Department owner is empty')
    expect(text).toContain('Campaign budget is empty')
    const link = element.renderRoot.querySelector<HTMLAnchorElement>('.gate a')
    expect(link?.getAttribute('href')).toContain('/features/f1')
  })

  it('shows that a threshold is near, also when it is exactly reached', async () => {
    // 59 points: 1.0 below big scenario, without a gate.
    expect(textOf(await shown(proposalOf([4, 3, 3, 3, 2, 3, 2, 2])))).toContain('Near the line')
    const exact = proposalOf([3, 3, 3, 3, 3, 3, 3, 3])
    expect(exact.low.total).toBe(60)
    expect(textOf(await shown(exact))).toContain('Exactly on the line of Big scenario')
  })

  it('shows a range while criteria are open or unknown', async () => {
    const open = textOf(await shown(proposalOf([3, 3, 4, 3]), ['a', 'b', 'c', 'd']))
    expect(open).toContain('42.0 to 77.0 points')
    expect(open).toContain('4 criteria are still open')
    const unknown = textOf(await shown(proposalOf([3, 3, 4, null, 3, 4, 4, 0])))
    expect(unknown).toContain('Unknown: Pain and value')
    expect(unknown).toContain('Between Announce and Big scenario')
  })

  it('shows no grade before the first score', async () => {
    const text = textOf(await shown(proposalOf([])))
    expect(text).toContain('Nothing scored yet')
    expect(text).not.toContain('0.0 to 100.0')
  })
})
