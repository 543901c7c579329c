import axe from 'axe-core'
import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Grade } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import { consensus } from '#server/domain/rubric/consensus.ts'
import { means, propose } from '#server/domain/rubric/proposal.ts'
import type { DecisionRequested, WantedDecision } from '../../../web/events/decision-requested.ts'
import '../../../web/pages/grading/hr-decide.ts'
import type { HrDecide } from '../../../web/pages/grading/hr-decide.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { mount, textOf } from '../components/mount.ts'
import { cardOf, facts, mobileScheduling, rubric } from './grading-samples.ts'

beforeEach(() => changeLanguage('en'))

const person = (name: string, isDepartmentLead = false): Person => ({
  id: `person-${name}`,
  name,
  email: `${name}@example.com`,
  role: 'pmm',
  jobFunction: 'pmm',
  isDepartmentLead,
  language: 'en',
  version: 1,
  createdAt: '2027-01-01T00:00:00.000Z',
  disabledAt: null,
  anonymisedAt: null,
})

async function form(values: (number | null)[] = mobileScheduling, isDepartmentLead = false) {
  const agreed = consensus(rubric, [cardOf('Lin', values)])
  const element = await mount<HrDecide>(
    html`<hr-decide
      .definition=${rubric}
      .proposal=${propose(rubric, means(agreed), facts)}
      .consensus=${agreed}
      .facts=${facts}
      .raters=${[
        { person: { id: 'person-Lin', name: 'Lin' }, hasSubmitted: true },
        { person: { id: 'person-Chen', name: 'Chen' }, hasSubmitted: false },
      ]}
      .people=${[person('Lin'), person('Chen'), person('Vera')]}
      .decider=${person('Julia', isDepartmentLead)}
      today="2027-03-01"
    ></hr-decide>`,
  )
  const asked: WantedDecision[] = []
  element.addEventListener('decision-requested', (event) => asked.push((event as DecisionRequested).decision))
  const choose = async (grade: Grade) => {
    const choice = element.renderRoot.querySelector('hr-grade-choice')
    choice?.renderRoot.querySelector<HTMLInputElement>(`input[value="${grade}"]`)?.click()
    await element.updateComplete
  }
  const decide = () => element.renderRoot.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
  return { element, asked, choose, decide }
}

const reason = () => page.getByRole('textbox', { name: /^Reason/ })

describe('the decision form', () => {
  it('accepts the proposal without a reason, from the submitted cards', async () => {
    const { element, asked, decide } = await form()
    expect(textOf(element)).toContain('Decide Small scenario')
    expect(reason().query()).toBeNull()
    decide()
    expect(asked).toEqual([
      { grade: 'small-scenario', participantIds: ['person-Lin'], reason: null, lookAgainOn: null },
    ])
  })

  it('explains why a reason is required and lists the gate being overridden', async () => {
    const { element, choose } = await form()
    await choose('big-scenario')
    const text = textOf(element)
    expect(text).toContain('A reason is needed, because')
    expect(text).toContain('the proposal is Small scenario')
    expect(text).toContain('it lifts a gate: A big scenario launch tells a solution made of linked scenarios')
  })

  it('requires ten characters, then sends the reason', async () => {
    const { element, asked, choose, decide } = await form()
    await choose('big-scenario')
    await userEvent.fill(reason(), 'Bundle')
    decide()
    expect(asked).toEqual([])
    await expect.poll(() => element.renderRoot.querySelector('hr-field')?.hint).toBe('4 characters more')
    await userEvent.fill(reason(), 'Bundled with mobile attendance')
    decide()
    expect(asked[0]).toMatchObject({ grade: 'big-scenario', reason: 'Bundled with mobile attendance' })
  })

  it('drops a reason that is no longer required', async () => {
    const { asked, choose, decide } = await form()
    await choose('big-scenario')
    await userEvent.fill(reason(), 'Bundled with mobile attendance')
    await choose('small-scenario')
    decide()
    expect(asked[0]).toMatchObject({ grade: 'small-scenario', reason: null })
  })

  it('requires a choice and a reason when there is no single proposal', async () => {
    const { element, asked, choose, decide } = await form([3, 3, 4, null, 3, 4, 4, 0])
    expect(textOf(element)).toContain('Choose a grade')
    decide()
    expect(asked).toEqual([])
    await choose('big-scenario')
    expect(textOf(element)).toContain('there is no single proposal: Announce and Big scenario are possible')
  })

  it('reserves overrides by two grades for department leads', async () => {
    const { element, asked, choose, decide } = await form()
    await choose('concept-campaign')
    expect(textOf(element)).toContain('You are not marked as a department lead')
    await userEvent.fill(reason(), 'The market needs this idea now')
    decide()
    expect(asked).toEqual([])
    const lead = await form(mobileScheduling, true)
    await lead.choose('concept-campaign')
    expect(textOf(lead.element)).toContain('You decide it as department lead')
  })

  it('lists the raters who have not submitted yet', async () => {
    const { element } = await form()
    expect(textOf(element)).toContain('Chen has not submitted yet')
  })

  it('has no axe violations', async () => {
    const { element, choose } = await form()
    await choose('big-scenario')
    const { violations } = await axe.run(element, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'],
      resultTypes: ['violations'],
    })
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([])
  })
})
