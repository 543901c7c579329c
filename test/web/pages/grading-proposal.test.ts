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
      voice="live"
      feature-id="f1"
      .definition=${rubric}
      .proposal=${proposal}
      .unanswered=${unanswered}
    ></hr-proposal>`,
  )

describe('the words beside the vessel', () => {
  it('say what it looks like and how far the lines are', async () => {
    const text = textOf(await shown(proposalOf(mobileScheduling)))
    expect(text).toContain('Looks like Small scenario')
    expect(text).toContain('56.0 points')
    expect(text).toContain('4.0 below Big scenario')
    expect(text).toContain('21.0 above Small scenario')
  })

  it('say so in Chinese', async () => {
    changeLanguage('zh-Hans')
    const text = textOf(await shown(proposalOf(mobileScheduling)))
    expect(text).toContain('看来是小场景型')
    expect(text).toContain('离大场景型还差 4.0')
    expect(text).toContain('高出小场景型 21.0')
  })

  it('warn of a gate before the line is reached: more points would not help, this would', async () => {
    const text = textOf(await shown(proposalOf(mobileScheduling)))
    expect(text).toContain('4.0 more points would not be enough for Big scenario')
    expect(text).toContain('Launch it together with the features it works with')
    expect(text).toContain('Scenario breadth is 2, it takes 3')
  })

  it('say that a gate holds the grade below its points', async () => {
    // One customer's approval flow: 49 points, held at announce.
    const text = textOf(await shown(proposalOf([3, 3, 1, 4, 3, 3, 2, 0])))
    expect(text).toContain('Looks like Announce')
    expect(text).toContain('Points reach Small scenario, a gate holds it at Announce')
    expect(text).toContain('Core-persona fit is 1, it takes more than 1')
  })

  it('name the empty facts of a concept campaign and lead to the feature', async () => {
    const element = await shown(proposalOf([5, 5, 4, 4, 5, 4, 4, 5], { ...facts, plannedFollowUps: 1 }))
    const text = textOf(element)
    expect(text).toContain('Planned follow-ups: 1 of 3')
    expect(text).toContain('Department owner is empty')
    expect(text).toContain('Campaign budget is empty')
    const link = element.renderRoot.querySelector<HTMLAnchorElement>('.gate a')
    expect(link?.getAttribute('href')).toContain('/features/f1')
  })

  it('say that a line is near, also when it is met exactly', async () => {
    // 59 points: 1.0 below big scenario, nothing holds it.
    expect(textOf(await shown(proposalOf([4, 3, 3, 3, 2, 3, 2, 2])))).toContain('Near the line')
    const exact = proposalOf([3, 3, 3, 3, 3, 3, 3, 3])
    expect(exact.low.total).toBe(60)
    expect(textOf(await shown(exact))).toContain('Exactly on the line of Big scenario')
  })

  it('are a range while criteria are open or unknown', async () => {
    const open = textOf(await shown(proposalOf([3, 3, 4, 3]), ['a', 'b', 'c', 'd']))
    expect(open).toContain('42.0 to 77.0 points')
    expect(open).toContain('4 criteria are still open')
    const unknown = textOf(await shown(proposalOf([3, 3, 4, null, 3, 4, 4, 0])))
    expect(unknown).toContain('Unknown: Pain and value')
    expect(unknown).toContain('Between Announce and Big scenario')
  })

  it('claim nothing before the first score', async () => {
    const text = textOf(await shown(proposalOf([])))
    expect(text).toContain('Nothing scored yet')
    expect(text).not.toContain('0.0 to 100.0')
  })
})
