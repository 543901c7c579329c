import { html } from 'lit'
import { describe, expect, it } from 'vitest'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { consensus } from '#server/domain/rubric/consensus.ts'
import { means, propose } from '#server/domain/rubric/proposal.ts'
import '../../../web/app/hr-account-menu.ts'
import '../../../web/components/hr-version-list.ts'
import '../../../web/pages/feature/hr-feature-facts.ts'
import '../../../web/pages/feature/hr-feature-head.ts'
import '../../../web/pages/features/hr-feature-filters.ts'
import '../../../web/pages/features/hr-feature-table.ts'
import { readState } from '../../../web/pages/features/list-state.ts'
import '../../../web/pages/grading/hr-comparison.ts'
import '../../../web/pages/grading/hr-level-strip.ts'
import '../../../web/pages/grading/hr-proposal.ts'
import '../../../web/pages/grading/hr-score-card.ts'
import '../../../web/pages/launch/hr-task-row.ts'
import '../../../web/pages/launches/hr-launch-row.ts'
import '../../../web/pages/my-week/hr-week-task.ts'
import '../../../web/pages/new-launch/hr-pick-features.ts'
import '../../../web/pages/people/hr-people-table.ts'
import '../../../web/pages/plan/hr-planned-tasks.ts'
import '../../../web/pages/playbook/hr-playbook-matrix.ts'
import '../../../web/pages/rubric/hr-weight-bar.ts'
import type { HrWeightBar } from '../../../web/pages/rubric/hr-weight-bar.ts'
import { mount } from '../components/mount.ts'
import { expectFits } from '../expect-fits.ts'
import { eachFont } from '../fonts.ts'
import { featureOf, lin, payroll } from './feature-samples.ts'
import { cardOf, facts, mobileScheduling, proposalOf, rubric, scoresOf } from './grading-samples.ts'
import { acrossOf, done, launchOf, personOf, plannedOf, sessionOf, taskOf, today } from './launch-samples.ts'

const title = 'Seven-step overtime approval with a veto for the works council of every single country'
const ana = personOf({
  name: 'Maximiliane von Hohenstein-Richter',
  email: 'maximiliane.von.hohenstein-richter@heronfold.example',
  role: 'administrator',
  jobFunction: 'marketing-ops',
})
const tom = personOf({ name: 'Daniel Okafor-Lindqvist', jobFunction: 'customer-success' })
const area = { ...payroll, name: 'Attendance 考勤 and everything around it' }
const feature = featureOf({
  title,
  productArea: area,
  stage: 'released',
  pmOwner: ana,
  pmmOwner: tom,
  grade: 'concept-campaign',
  tags: ['payroll-and-everything-around-it', '考勤'],
  requestingCustomers: 12_345,
})
const features = [
  feature,
  featureOf({ id: '01890000-0000-7000-8000-000000000101', title, needsGrading: false }),
]
const task = {
  title,
  ownerFunction: 'customer-success' as const,
  assignee: ana,
  dueOn: '2028-03-22',
  isOverdue: true,
  leadTimeShort: true,
  keptBecause: 'edited' as const,
  weeks: 8,
}
const cards = [ana, tom, lin].map(({ name }) => cardOf(name, mobileScheduling))
const agreed = consensus(rubric, [...cards, cardOf('Li', [5, 0, 0, 5, 5, 0, 0, 5], { isCounted: false })])
const anchor = { featureId: feature.id, title, grade: 'big-scenario' as const }
const anchors = Object.fromEntries(
  rubric.criteria.map(({ id }) => [id, { 2: [anchor, anchor], 3: [anchor, anchor, anchor] }]),
)

/** The components that show names, titles, dates or figures, each in its longest state. */
const parts = {
  'hr-account-menu': () => html`<hr-account-menu .person=${ana}></hr-account-menu>`,
  'hr-version-list': () =>
    html`<hr-version-list
      .versions=${[1, 2].map((version) => ({ version, note: title, publishedAt: done.at, publishedBy: ana, isCurrent: version === 2 }))}
    ></hr-version-list>`,
  'hr-feature-head': () => html`<hr-feature-head .feature=${feature} .areas=${[area]}></hr-feature-head>`,
  'hr-feature-facts': () =>
    html`<hr-feature-facts .feature=${feature} .people=${[ana, tom]} .today=${today}></hr-feature-facts>`,
  'hr-feature-filters': () =>
    html`<hr-feature-filters
      .state=${readState(`?productAreaId=${area.id}&grade=concept-campaign&ownerId=${ana.id}`)}
      .areas=${[area]}
      .people=${[ana]}
    ></hr-feature-filters>`,
  'hr-feature-table': () =>
    html`<hr-feature-table
      selectable
      sort="title"
      today="2026-11-21"
      .features=${features}
    ></hr-feature-table>`,
  'hr-comparison': () =>
    html`<hr-comparison
      .definition=${rubric}
      .cards=${cards}
      .consensus=${agreed}
      .proposal=${propose(rubric, means(agreed), facts)}
    ></hr-comparison>`,
  'hr-level-strip': () =>
    html`<hr-level-strip
      .proposal=${proposalOf([5, null, 5, 5, 5, 5, null, 5])}
      .definition=${rubric}
    ></hr-level-strip>`,
  'hr-proposal': () =>
    html`<hr-proposal
      .proposal=${proposalOf([5, 5, 5, 5, 5, 5, 5, 5])}
      .definition=${rubric}
      .nearest=${[{ ...anchor, total: 100 }]}
    ></hr-proposal>`,
  'hr-score-card': () =>
    html`<hr-score-card
      .definition=${rubric}
      .scores=${scoresOf(mobileScheduling, { 1: title })}
      .anchors=${anchors}
    ></hr-score-card>`,
  'hr-task-row': () =>
    html`<hr-task-row .task=${taskOf(task)} .people=${[ana, tom]} .today=${today}></hr-task-row>`,
  'hr-task-row expanded': () =>
    html`<hr-task-row .task=${taskOf(task)} .people=${[ana]} .today=${today} expanded></hr-task-row>`,
  'hr-launch-row': () =>
    html`<hr-launch-row
      .launch=${launchOf({ title, owner: ana, grade: 'concept-campaign', launchDate: '2028-11-22' })}
      .today=${today}
    ></hr-launch-row>`,
  'hr-week-task': () =>
    html`<hr-week-task .task=${acrossOf(task)} .today=${today} .isDayShown=${true}></hr-week-task>`,
  'hr-pick-features': () => html`<hr-pick-features .chosen=${features}></hr-pick-features>`,
  'hr-people-table': () =>
    html`<hr-people-table .people=${[ana, tom]} .session=${sessionOf(ana)}></hr-people-table>`,
  'hr-planned-tasks': () =>
    html`<hr-planned-tasks
      .tasks=${[plannedOf({ title, assigneeName: ana.name, ownerFunction: 'customer-success', change: 'moved', to: '2028-11-22', shiftedFrom: '2028-11-20' })]}
      .today=${today}
    ></hr-planned-tasks>`,
  'hr-playbook-matrix': () =>
    html`<hr-playbook-matrix .tasks=${defaultPlaybook.tasks} open="weekly-report"></hr-playbook-matrix>`,
  'hr-weight-bar': () => html`<hr-weight-bar .criteria=${rubric.criteria}></hr-weight-bar>`,
}

describe('all text fits', () => {
  eachFont(() => {
    for (const [name, template] of Object.entries(parts)) it(name, () => expectFits(template))
  })
})

describe('hr-weight-bar', () => {
  /** The number of lines that each word of a text spans. */
  const linesOf = ({ firstChild }: Element) =>
    [...(firstChild?.textContent ?? '').matchAll(/\S+/g)].map((word) => {
      const range = document.createRange()
      range.setStart(firstChild!, word.index)
      range.setEnd(firstChild!, word.index + word[0].replace(/-.*/, '').length)
      return new Set([...range.getClientRects()].map((box) => box.top)).size
    })

  eachFont((font) => {
    it('does not break words: if one is too long, each criterion gets its own line', async () => {
      const bar = await mount<HrWeightBar>(parts['hr-weight-bar'](), 1100)
      const items = [...bar.renderRoot.querySelectorAll('li')]
      for (const item of items) expect(linesOf(item.querySelector('span')!)).not.toContain(2)
      const tops = new Set(items.map((item) => item.offsetTop))
      expect(tops.size).toBe(font === 'wide' ? items.length : 1)
    })
  })
})
