import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PlanNotice } from '#server/contracts/plans.ts'
import { confirmText } from '../../../web/pages/plan/confirm-text.ts'
import type { HrPlanForm } from '../../../web/pages/plan/hr-plan-form.ts'
import '../../../web/pages/plan/hr-plan-form.ts'
import type { HrPlannedTasks } from '../../../web/pages/plan/hr-planned-tasks.ts'
import '../../../web/pages/plan/hr-planned-tasks.ts'
import { noticeText } from '../../../web/pages/plan/notice-text.ts'
import { countsOf, isShown, progressOf, planSpan } from '../../../web/pages/plan/plan-changes.ts'
import {
  defaultReason,
  readPlanState,
  reasonError,
  whyReasonNeeded,
} from '../../../web/pages/plan/plan-state.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { launchOf, plannedOf, previewOf, today } from './launch-samples.ts'

beforeEach(() => {
  changeLanguage('en')
  history.replaceState(null, '', '/launches/1/plan')
})

const changes = [
  plannedOf({
    title: 'Website',
    change: 'added',
    taskId: null,
    from: null,
    phase: 'promotion',
    to: '2027-03-23',
  }),
  plannedOf({ title: 'Teaser', change: 'moved', to: '2027-03-19', shiftedFrom: '2027-03-20' }),
  plannedOf({
    title: 'Brief',
    change: 'moved',
    to: '2027-03-05',
    isNowImpossible: true,
    leadTimeShort: true,
  }),
  plannedOf({ title: 'Keywords', change: 'removed', to: null }),
  plannedOf({ title: 'Attach PRD', change: 'kept', keptBecause: 'done' }),
  plannedOf({ title: 'Own film', change: 'kept', keptBecause: 'own' }),
  plannedOf({ title: 'Story sheet', isReworded: true }),
  plannedOf({ title: 'Tracking' }),
]

describe('the preview of a change of plan', () => {
  it('puts each task into one group, and counts those across groups', () => {
    expect(countsOf(changes)).toEqual({
      added: 1,
      moved: 2,
      removed: 1,
      kept: 2,
      reworded: 1,
      same: 1,
      impossible: 1,
      short: 1,
      shifted: 1,
    })
  })

  it('does not list a removed task as short of time', () => {
    const removed = plannedOf({ change: 'removed', to: null, leadTimeShort: true })
    expect(isShown(removed, 'short')).toBe(false)
  })

  it('fills the channel with finished tasks and excludes removed ones', () => {
    const warmUp = progressOf(changes).find((one) => one.phase === 'warm-up')
    expect(warmUp).toMatchObject({ total: 6, done: 1, skipped: 0, from: '2027-03-05', to: '2027-03-19' })
    expect(planSpan(changes)).toEqual({ from: '2027-03-05', to: '2027-03-23' })
    expect(planSpan([])).toBeNull()
  })

  it('shows the exact effect on the button', () => {
    expect(confirmText(previewOf(changes), launchOf())).toBe('Move 2, add 1, remove 1, reword 1')
    expect(confirmText(previewOf(changes), launchOf({ status: 'draft' }))).toBe('Plan 7 tasks')
    expect(confirmText(previewOf(changes, { isEmpty: true }), launchOf())).toBe('Nothing would change')
    expect(confirmText(previewOf([plannedOf()]), launchOf())).toBe('Change the plan')
    changeLanguage('zh-Hans')
    expect(confirmText(previewOf(changes), launchOf())).toBe('改期 2 项，新增 1 项，去掉 1 项，改写 1 项')
  })
})

describe('hr-planned-tasks', () => {
  const shown = (part: Partial<HrPlannedTasks> = {}) =>
    mount<HrPlannedTasks>(
      html`<hr-planned-tasks
        .tasks=${part.tasks ?? changes}
        .show=${part.show ?? null}
        .isByPhase=${part.isByPhase ?? false}
        .today=${today}
      ></hr-planned-tasks>`,
    )

  it('groups a change, collapses unchanged tasks, and shows both dates of a moved one', async () => {
    const element = await shown()
    const headings = [...element.shadowRoot!.querySelectorAll('h3')].map((one) => one.textContent)
    expect(headings).toEqual(['Added', 'Moved', 'Gone', 'Kept', 'Reworded'])
    const text = textOf(element)
    expect(text).toContain('12 Mar → Fri 19 Mar')
    expect(text).toContain('off Sat 20 Mar')
    expect(text).toContain('no longer possible')
    expect(text).toContain('Show 1 task that stays as it is')
    expect(text).not.toContain('Tracking')
  })

  it('filters by a chip and writes it into the URL', async () => {
    const element = await shown()
    const chips = [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.chips button')]
    chips.find((one) => one.textContent?.includes('Now impossible'))!.click()
    expect(location.search).toBe('?show=impossible')
    const filtered = await shown({ show: 'impossible' })
    expect([...filtered.shadowRoot!.querySelectorAll('b')].map((one) => one.textContent)).toEqual(['Brief'])
  })

  it('lists a first plan by phase, with every done-criterion', async () => {
    const first = [
      plannedOf({ change: 'added', title: 'Website', phase: 'promotion' }),
      plannedOf({ change: 'added', title: 'Teaser' }),
    ]
    const element = await shown({ tasks: first, isByPhase: true })
    const headings = [...element.shadowRoot!.querySelectorAll('h3')].map((one) => one.textContent)
    expect(headings).toEqual(['Warm-up', 'Promotion'])
    expect(element.shadowRoot!.querySelectorAll('.criterion')).toHaveLength(2)
  })
})

describe('the settings of a plan', () => {
  it('come from the URL, else from the launch, else from the decision', () => {
    const launch = launchOf({ grade: null, decidedGrade: 'big-scenario', launchDate: null })
    expect(readPlanState('', launch)).toEqual({ launchDate: '', grade: 'big-scenario', isAdopting: false })
    expect(readPlanState('?date=2027-05-04&grade=announce&playbook=current', launch)).toEqual({
      launchDate: '2027-05-04',
      grade: 'announce',
      isAdopting: true,
    })
  })

  it.each(['2027-02-30', 'soon', '2027-13-01', '2027-1-1'])('rejects %s as a date', (date) => {
    expect(readPlanState(`?date=${date}`, launchOf()).launchDate).toBe('2027-03-15')
  })

  it('keep a reason only until a new decision replaces it', () => {
    const launch = launchOf({ grade: 'announce', gradeReason: 'A first, small step' })
    expect(defaultReason(launch, 'announce')).toBe('A first, small step')
    expect(defaultReason(launch, 'big-scenario')).toBe('')
    expect(defaultReason({ ...launch, concerns: ['regraded'] }, 'announce')).toBe('')
  })

  it('show that a grade other than the decided one requires a reason', async () => {
    const form = (grade: 'announce' | 'small-scenario') =>
      mount<HrPlanForm>(
        html`<hr-plan-form
          .launch=${launchOf()}
          .plan=${{ launchDate: '2027-03-15', grade, isAdopting: false }}
          .today=${today}
        ></hr-plan-form>`,
      )
    expect((await form('small-scenario')).shadowRoot!.querySelector('.why')).toBeNull()
    expect(inside(await form('announce'), '.why').textContent).toContain(
      'The decided grade is Small scenario',
    )
  })

  it('explain why a reason is incomplete', () => {
    expect(whyReasonNeeded(launchOf(), 'small-scenario')).toBe('')
    expect(reasonError(launchOf(), 'small-scenario', '')).toBe('')
    expect(reasonError(launchOf(), 'announce', ' ')).toBe('A reason is needed here.')
    expect(reasonError(launchOf(), 'announce', 'Too short')).toContain('at least 10')
    expect(reasonError(launchOf(), 'announce', 'A first, small step')).toBe('')
    expect(whyReasonNeeded(launchOf({ decidedGrade: null }), 'announce')).toContain('No feature has')
  })

  it('move by a week, in the URL', async () => {
    const form = await mount<HrPlanForm>(
      html`<hr-plan-form
        .launch=${launchOf()}
        .plan=${{ launchDate: '2027-02-26', grade: 'small-scenario', isAdopting: false }}
        .today=${today}
      ></hr-plan-form>`,
    )
    inside<HTMLButtonElement>(form, '.date button:last-of-type').click()
    expect(location.search).toBe('?date=2027-03-05')
  })

  it('offer a newer playbook only if there is one', async () => {
    const form = (newest: number) =>
      mount<HrPlanForm>(
        html`<hr-plan-form
          .launch=${launchOf()}
          .plan=${{ launchDate: '2027-03-15', grade: 'small-scenario', isAdopting: false }}
          .newest=${newest}
        ></hr-plan-form>`,
      )
    expect((await form(1)).shadowRoot!.querySelector('.playbook')).toBeNull()
    expect(textOf(await form(2))).toContain('Adopt version 2')
  })
})

describe('notices', () => {
  const notices: PlanNotice[] = [
    { code: 'launch-date-not-working-day', params: { date: '2027-03-14' } },
    {
      code: 'launch-date-not-working-day',
      params: { date: '2027-05-01', name: { en: 'Labour Day', 'zh-Hans': '劳动节' } },
    },
    { code: 'launch-date-past', params: { date: '2027-03-01', count: 2 } },
    {
      code: 'release-after-launch',
      params: { feature: 'Shift swap', releaseDate: '2027-04-01', launchDate: '2027-03-15' },
    },
    { code: 'release-unknown', params: { feature: 'Shift swap' } },
    {
      code: 'launch-equals-release',
      params: { feature: 'Shift swap', releaseDate: '2027-03-15', launchDate: '2027-03-15' },
    },
    {
      code: 'holiday-in-channel',
      params: { from: '2027-04-03', to: '2027-04-05', name: { en: 'Ching Ming', 'zh-Hans': '清明节' } },
    },
    { code: 'holiday-in-channel', params: { from: '2027-04-03', to: '2027-04-03', name: 'Ching Ming' } },
    { code: 'capacity-quarter', params: { period: '2027-Q1', count: 3, limit: 2 } },
    { code: 'capacity-half-year', params: { period: '2027-H1', count: 2, limit: 1 } },
    { code: 'lead-time-short', params: { count: 1 } },
    { code: 'phase-empty', params: { phase: 'handoff' } },
  ]

  it.each(['en', 'zh-Hans'] as const)('have a complete text for every code in %s', (language) => {
    changeLanguage(language)
    for (const notice of notices) {
      const { what, why } = noticeText(notice)
      expect(what + why).not.toMatch(/\{\{|undefined|notice\.|null/)
      expect(what).not.toBe('')
      expect(why).not.toBe('')
    }
  })

  it('include the holiday, the feature and the count', () => {
    const said = notices.map((notice) => noticeText(notice).what)
    expect(said[1]).toBe('Sat 1 May 2027 is a holiday: Labour Day.')
    expect(said[3]).toBe('Shift swap ships on Thu 1 Apr 2027, after T.')
    expect(said[7]).toBe('Ching Ming: 3 Apr.')
    expect(said[10]).toBe('1 task has no time left.')
    expect(said[11]).toBe('No task is left in Lead handoff.')
    expect(noticeText(notices[2]!).why).toBe('2 open tasks fall before today.')
  })
})
