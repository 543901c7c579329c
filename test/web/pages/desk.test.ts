import { html, render } from 'lit'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Desk } from '#server/contracts/desk.ts'
import type { Warning } from '#server/contracts/warnings.ts'
import type { HrField } from '../../../web/components/hr-field.ts'
import type { HrWarning } from '../../../web/components/hr-warning.ts'
import '../../../web/components/hr-warning.ts'
import type { DismissalRequested, UndismissalRequested } from '../../../web/events/dismissal-requested.ts'
import { gradingPart } from '../../../web/pages/desk/desk-features.ts'
import { cardsNotInGrading, countsOf } from '../../../web/pages/desk/desk-section.ts'
import { emptyPartsSentence, itemCountSentence } from '../../../web/pages/desk/desk-summary.ts'
import type { HrDeskLaunch } from '../../../web/pages/desk/hr-desk-launch.ts'
import '../../../web/pages/desk/hr-desk-launch.ts'
import type { HrDeskTasks } from '../../../web/pages/desk/hr-desk-tasks.ts'
import '../../../web/pages/desk/hr-desk-tasks.ts'
import type { HrFirstSteps } from '../../../web/pages/desk/hr-first-steps.ts'
import '../../../web/pages/desk/hr-first-steps.ts'
import { nextUntickedWeek } from '../../../web/editing/task-changes.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'
import { featureOf } from './feature-samples.ts'
import { acrossOf, done, launchOf, personOf, sessionOf, today } from './launch-samples.ts'

beforeEach(() => changeLanguage('en'))

const warningOf = (part: Partial<Warning> = {}): Warning => ({
  id: 'no-phase~1',
  code: 'W10',
  slug: 'no-phase',
  severity: 'blocks',
  title: { en: 'A phase is empty', 'zh-Hans': '有阶段没有任务' },
  cause: { en: 'Nothing is planned for feedback.', 'zh-Hans': '反馈阶段没有任务。' },
  noun: 'launch',
  entityId: '1',
  entityTitle: 'Attendance to payroll',
  dismissal: null,
  ...part,
})

const nothingWaits: Desk = {
  needsGrading: null,
  awaitingMyCard: null,
  disagreements: null,
  launchesToLookAt: null,
  myTasks: { items: [], total: 0 },
  warnings: null,
}

describe('features to grade', () => {
  const shown = (prdFinalOn: string) => {
    const needsGrading = { items: [featureOf({ prdFinalOn })], total: 1 }
    const place = document.createElement('div')
    render(gradingPart({ ...nothingWaits, needsGrading }, today), place)
    return place.textContent
  }

  it('distinguish a final PRD from a planned one', () => {
    expect(shown('2020-11-28')).toContain('PRD final since 28 Nov 2020')
    expect(shown('2099-11-28')).toContain('PRD to be final on 28 Nov 2099')
    changeLanguage('zh-Hans')
    expect(shown('2020-11-28')).toContain('PRD 已于 2020年11月28日定稿')
    expect(shown('2099-11-28')).toContain('PRD 预计 2099年11月28日定稿')
  })
})

describe('hr-warning', () => {
  const show = (warning: Warning, whyNot = '') =>
    mount<HrWarning>(html`<hr-warning with-thing .warning=${warning} .whyNot=${whyNot}></hr-warning>`)

  it('shows its severity by word and by shape, its reason, and a link', async () => {
    const shapes = new Set<string>()
    for (const severity of ['blocks', 'warning', 'information'] as const) {
      const element = await show(warningOf({ severity }))
      shapes.add(inside(element, 'svg').innerHTML.replace(/<!--.*?-->/g, ''))
      expect(textOf(element)).toContain('Nothing is planned for feedback.')
      expect(inside<HTMLAnchorElement>(element, 'a').getAttribute('href')).toBe('/launches/1')
    }
    expect(shapes.size).toBe(3)
    expect(textOf(await show(warningOf()))).toContain('Blocks go')
  })

  it('can be dismissed only with a reason, which the event contains', async () => {
    const element = await show(warningOf())
    const heard: DismissalRequested[] = []
    element.addEventListener('dismissal-requested', (event) => heard.push(event as DismissalRequested))
    inside<HTMLButtonElement>(element, '#dismiss').click()
    const confirm = await vi.waitFor(() => inside<HTMLButtonElement>(element, 'hr-dialog .primary'))
    confirm.click()
    await element.updateComplete
    const field = inside<HrField>(element, 'hr-field')
    expect(field.error).not.toBe('')
    expect(heard).toEqual([])
    inside<HTMLTextAreaElement>(field, 'textarea').focus()
    await userEvent.keyboard('  Agreed on Monday ')
    confirm.click()
    expect(heard.map(({ warningId, reason }) => [warningId, reason])).toEqual([
      ['no-phase~1', 'Agreed on Monday'],
    ])
  })

  it('shows who dismissed it and can be restored', async () => {
    const element = await show(
      warningOf({ dismissal: { by: { id: '2', name: 'Lin Yue' }, at: done.at, reason: 'Small pilot' } }),
    )
    expect(textOf(element)).toContain('Dismissed by Lin Yue: Small pilot')
    const heard: string[] = []
    element.addEventListener('undismissal-requested', (event) =>
      heard.push((event as UndismissalRequested).warningId),
    )
    inside<HTMLButtonElement>(element, 'button').click()
    expect(heard).toEqual(['no-phase~1'])
  })

  it('cannot be dismissed without permission, and explains why', async () => {
    const element = await show(warningOf(), 'PMM may do this.')
    const button = inside<HTMLButtonElement>(element, '#dismiss')
    expect([button.disabled, button.title]).toEqual([true, 'PMM may do this.'])
  })
})

describe('the sections of the desk', () => {
  const feature = featureOf()
  const desk: Desk = {
    ...nothingWaits,
    needsGrading: { items: [feature], total: 12 },
    awaitingMyCard: {
      items: [
        { featureId: feature.id, title: feature.title, raters: 2 },
        { featureId: 'other', title: 'Leave planner', raters: 1 },
      ],
      total: 2,
    },
    warnings: { items: [], total: 0 },
  }

  it('show a feature once, even if it needs both a grade and a card', () => {
    expect(cardsNotInGrading(desk).items.map((one) => one.title)).toEqual(['Leave planner'])
    expect(countsOf(desk)).toEqual({
      grading: 12,
      cards: 1,
      disagreements: null,
      launches: null,
      tasks: 0,
      warnings: 0,
    })
  })

  it('are counted neither as pending nor as clear when another section contains them', () => {
    const items = desk.awaitingMyCard?.items.slice(0, 1) ?? []
    expect(countsOf({ ...desk, awaitingMyCard: { items, total: 1 } }).cards).toBe(null)
  })

  it('are summed up in a sentence of links, and the empty ones in another', () => {
    const place = document.createElement('div')
    render(html`${itemCountSentence(countsOf(desk))}${emptyPartsSentence(countsOf(desk))}`, place)
    expect(place.querySelector('.waiting')?.textContent).toBe(
      'Waiting for you: 12 features to grade and 1 scorecard.',
    )
    expect([...place.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '#grading',
      '#cards',
    ])
    expect(place.querySelector('.clear')?.textContent).toBe(
      'Nothing else waits: no task of yours is due this week, nothing is warned of.',
    )
    changeLanguage('zh-Hans')
    render(html`${itemCountSentence(countsOf(desk))}`, place)
    expect(place.textContent?.trim()).toBe('等你处理：12 个功能待定级、1 张评分卡。')
  })
})

describe('hr-desk-tasks', () => {
  it('ticks the first open week of a weekly task', () => {
    const tick = (week: number) => ({ week, at: done.at, by: null })
    expect(nextUntickedWeek({ weeks: null, ticks: [] })).toBe(null)
    expect(nextUntickedWeek({ weeks: 4, ticks: [tick(1), tick(3)] })).toBe(2)
  })

  it('shows overdue, today and lack of time in words, and includes the week in the label', async () => {
    const tasks = [
      acrossOf({ dueOn: '2027-03-01', isOverdue: true }),
      acrossOf({ dueOn: today, weeks: 4, ticks: [{ week: 1, at: done.at, by: null }] }),
      acrossOf({ dueOn: '2027-01-01', leadTimeShort: true }),
    ]
    const element = await mount<HrDeskTasks>(
      html`<hr-desk-tasks .tasks=${tasks} .today=${today}></hr-desk-tasks>`,
    )
    const dues = [...(element.shadowRoot?.querySelectorAll('.due') ?? [])].map((one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    )
    expect(dues).toEqual(['1 Janno time left', '1 Maroverdue', 'Wedtoday'])
    const labels = [...(element.shadowRoot?.querySelectorAll('input') ?? [])].map((box) => box.ariaLabel)
    expect(labels[2]).toBe('Week 2 of 4 done: Teaser')
  })
})

describe('a launch whose plan needs review', () => {
  it('shows every concern in words and links to the plan', async () => {
    const launch = launchOf({ concerns: ['regraded', 'date-not-working-day'] })
    const element = await mount<HrDeskLaunch>(
      html`<hr-desk-launch .launch=${launch} .today=${today}></hr-desk-launch>`,
    )
    expect(textOf(element)).toContain('T is not a working day')
    expect(inside(element, '.go').getAttribute('href')).toBe(`/launches/${launch.id}/plan`)
  })
})

describe('hr-first-steps', () => {
  it('offers the import to permitted users, and shows the others who can import', async () => {
    const show = (role: 'pmm' | 'sales') =>
      mount<HrFirstSteps>(html`<hr-first-steps .session=${sessionOf(personOf({ role }))}></hr-first-steps>`)
    expect(inside(await show('pmm'), 'a.primary').getAttribute('href')).toBe('/features/import')
    const sales = await show('sales')
    expect(sales.shadowRoot?.querySelector('a.primary')).toBe(null)
    expect(textOf(sales)).toContain('Administrator')
  })
})

it('has no axe violations', { timeout: 60_000 }, async () => {
  await expectAxeClean(
    () =>
      html`<div>
        <hr-warning with-thing .warning=${warningOf()}></hr-warning>
        <hr-warning with-thing .warning=${warningOf({ severity: 'warning' })} .whyNot=${'No'}></hr-warning>
        <hr-desk-tasks .tasks=${[acrossOf({ isOverdue: true })]} .today=${today}></hr-desk-tasks>
        <hr-desk-launch .launch=${launchOf({ concerns: ['regraded'] })} .today=${today}></hr-desk-launch>
        <hr-first-steps .session=${sessionOf(personOf())}></hr-first-steps>
      </div>`,
  )
})
