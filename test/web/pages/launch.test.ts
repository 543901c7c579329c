import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { FeatureStage } from '#server/contracts/lists.ts'
import { wouldEmptyPhase } from '#server/domain/checklist/progress.ts'
import type { Task, TaskChange } from '#server/contracts/tasks.ts'
import { ApiError } from '../../../web/api/client.ts'
import { filterOptionsOf, matchesFilter, readFilter } from '../../../web/pages/launch/checklist-filter.ts'
import type { Expanded } from '../../../web/pages/launch/expanded.ts'
import type { HrChecklist } from '../../../web/pages/launch/hr-checklist.ts'
import '../../../web/pages/launch/hr-checklist.ts'
import type { HrReasonDialog } from '../../../web/pages/launch/hr-reason-dialog.ts'
import type { HrTaskRow } from '../../../web/pages/launch/hr-task-row.ts'
import { lastRelease } from '../../../web/pages/launch/last-release.ts'
import { nextUntickedWeek } from '../../../web/editing/task-changes.ts'
import { taskValue } from '../../../web/pages/launch/task-entity-type.ts'
import { runShortcut } from '../../../web/shell/shortcuts.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { saveMerging } from '../../../web/editing/merge-change.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { done, launchOf, personOf, sessionOf, taskOf, today } from './launch-samples.ts'

const lin = personOf()
const ana = personOf({ name: 'Ana Ruiz', role: 'contributor', jobFunction: 'content' })

beforeEach(() => {
  changeLanguage('en')
  history.replaceState(null, '', '/launches/1')
})

const row = (task: Task, part: Partial<HrTaskRow> = {}) =>
  mount<HrTaskRow>(
    html`<hr-task-row
      .task=${task}
      .tasks=${part.tasks ?? [task]}
      .people=${[lin, ana]}
      .today=${today}
      .whyNot=${part.whyNot ?? ''}
      .isExpanded=${part.isExpanded ?? false}
    ></hr-task-row>`,
  )
const box = (element: HrTaskRow) => inside<HTMLInputElement>(element, '.box')

describe('a line of the checklist', () => {
  it('shows title, done-criterion, assignee and date', async () => {
    const element = await row(taskOf({ assignee: { id: ana.id, name: ana.name } }))
    const text = textOf(element)
    expect(text).toContain('Teaser')
    expect(text).toContain('The link was clicked through.')
    expect(text).toContain('Content')
    expect(box(element).checked).toBe(false)
  })

  it('marks late, short, own, kept and skipped tasks in words', async () => {
    expect(textOf(await row(taskOf({ isOverdue: true })))).toContain('late')
    expect(textOf(await row(taskOf({ leadTimeShort: true })))).toContain('no time left')
    expect(textOf(await row(taskOf({ slug: null })))).toContain('added here')
    expect(textOf(await row(taskOf({ keptBecause: 'edited' })))).toContain('kept because it is worked on')
    const skipped = await row(taskOf({ skip: { ...done, reason: 'Not needed' } }))
    expect(textOf(skipped)).toContain('skipped')
    expect(box(skipped).indeterminate).toBe(true)
  })

  it('does not mark a finished task as short of time', async () => {
    expect(textOf(await row(taskOf({ leadTimeShort: true, completion: done })))).not.toContain('no time left')
  })

  it('warns about an open predecessor once that is due or this task is done', async () => {
    const before = taskOf({ slug: 'landing-page', title: 'Landing page' })
    const after = taskOf({ after: ['landing-page'] })
    expect(textOf(await row(after, { tasks: [before, after] }))).not.toContain('Landing page')
    const late = { ...after, dueOn: today }
    expect(textOf(await row(late, { tasks: [before, late] }))).toContain(
      'Comes after Landing page, still open',
    )
    const closed = { ...before, completion: done }
    expect(textOf(await row(late, { tasks: [closed, late] }))).not.toContain('Landing page')
  })

  it('shows a weekly task week by week, and ticks the next open one', async () => {
    const weekly = taskOf({
      weeks: 4,
      ticks: [
        { week: 1, ...done },
        { week: 3, ...done },
      ],
    })
    const element = await row(weekly)
    const pressed = [...element.shadowRoot!.querySelectorAll('.weeks button')].map((one) =>
      one.getAttribute('aria-pressed'),
    )
    expect(pressed).toEqual(['true', 'false', 'true', 'false'])
    expect(nextUntickedWeek(weekly)).toBe(2)
    expect(box(element).getAttribute('aria-label')).toBe('Tick week 2 of 4: Teaser')
    expect(nextUntickedWeek(taskOf())).toBeNull()
  })

  it('explains a disabled checkbox', async () => {
    const element = await row(taskOf(), { whyNot: 'Only for what you own yourself.' })
    expect(box(element).disabled).toBe(true)
    expect(box(element).title).toBe('Only for what you own yourself.')
  })

  it('emits "expanded" on a click, and shows its details', async () => {
    const element = await row(taskOf())
    const heard: boolean[] = []
    element.addEventListener('expanded', (event) => heard.push((event as Expanded).isExpanded))
    inside<HTMLElement>(element, '.what').click()
    expect(heard).toEqual([true])
    const open = await row(taskOf(), { isExpanded: true })
    const details = inside<HTMLElement & { updateComplete: Promise<unknown> }>(open, 'hr-task-details')
    await details.updateComplete
    expect(details.shadowRoot!.textContent).toContain('T − 3')
    expect(inside<HTMLElement>(open, '.what').getAttribute('aria-expanded')).toBe('true')
  })
})

describe('skipping a task', () => {
  it("requires a reason, and rejects the last task of a phase with the phase's name", async () => {
    const only = taskOf()
    const other = taskOf({ slug: 'keywords' })
    const dialogOf = async (tasks: Task[]) => {
      const element = await row(only, { isExpanded: true, tasks })
      const details = inside<HTMLElement & { updateComplete: Promise<unknown> }>(element, 'hr-task-details')
      await details.updateComplete
      const skip = [...details.shadowRoot!.querySelectorAll('button')].find((one) =>
        one.textContent?.includes('Skip'),
      )
      skip!.click()
      await details.updateComplete
      return details.shadowRoot!.querySelector<HrReasonDialog>('hr-reason-dialog')!
    }
    expect((await dialogOf([only, other])).obstacle).toBe('')
    expect((await dialogOf([only])).obstacle).toContain('only task left in Warm-up')
    expect(wouldEmptyPhase({ ...only, isSkipped: false }, [{ ...only, isSkipped: false }])).toBe('warm-up')
  })
})

describe('the filter of the checklist', () => {
  const tasks = [
    taskOf({ assignee: { id: ana.id, name: ana.name } }),
    taskOf({ isOverdue: true, ownerFunction: 'pmm', assistFunctions: ['pm'], phase: 'preparation' }),
    taskOf({ completion: done, leadTimeShort: true, phase: 'feedback' }),
    taskOf({ leadTimeShort: true }),
  ]
  const shown = (search: string) =>
    tasks.flatMap((task, index) => (matchesFilter(task, readFilter(search)) ? [index] : []))

  it.each([
    ['', [0, 1, 2, 3]],
    ['?show=open', [0, 1, 3]],
    ['?show=overdue', [1]],
    ['?show=short', [3]],
    ['?phase=warm-up', [0, 3]],
    ['?function=pm', [1]],
    [`?person=${ana.id}`, [0]],
    ['?person=nobody&show=open', [1, 3]],
    ['?show=nonsense&phase=also', [0, 1, 2, 3]],
  ])('matches %s', (search, expected) => expect(shown(search)).toEqual(expected))

  it('offers the functions and people of the tasks', () => {
    expect(filterOptionsOf(tasks)).toEqual({
      functions: ['pmm', 'pm', 'content'],
      people: [{ id: ana.id, name: ana.name }],
    })
  })

  it('writes the selection into the URL', async () => {
    const element = await mount<HrChecklist>(
      html`<hr-checklist
        .launch=${launchOf()}
        .tasks=${tasks}
        .session=${sessionOf(lin)}
        .search=${''}
      ></hr-checklist>`,
    )
    const filters = inside<HTMLElement & { updateComplete: Promise<unknown> }>(
      element,
      'hr-checklist-filters',
    )
    await filters.updateComplete
    const chips = [...filters.shadowRoot!.querySelectorAll<HTMLButtonElement>('.chips button')]
    expect(chips.map((one) => one.textContent!.replace(/\s+/g, ' ').trim())).toEqual([
      'All 4',
      'Open 3',
      'Overdue 1',
      'No time left 1',
    ])
    chips[2]!.click()
    const phase = filters.shadowRoot!.querySelector('select')!
    await userEvent.selectOptions(phase, 'preparation')
    expect(location.search).toBe('?show=overdue&phase=preparation')
  })
})

describe('hr-checklist', () => {
  const checklist = (tasks: Task[], search = '', person = lin) =>
    mount<HrChecklist>(
      html`<hr-checklist
        .launch=${launchOf()}
        .tasks=${tasks}
        .people=${[lin, ana]}
        .session=${sessionOf(person)}
        .search=${search}
      ></hr-checklist>`,
    )

  it('keeps a ticked task in place until the filter changes', async () => {
    const [one, two] = [taskOf({ title: 'One' }), taskOf({ title: 'Two' })]
    const element = await checklist([one, two], '?show=open')
    element.tasks = [{ ...one, completion: done }, two]
    await element.updateComplete
    expect(element.shadowRoot!.querySelectorAll('hr-task-row')).toHaveLength(2)
    element.search = '?show=open&phase=warm-up'
    await element.updateComplete
    expect(element.shadowRoot!.querySelectorAll('hr-task-row')).toHaveLength(1)
  })

  it('moves with j and k; Enter opens the details and writes them into the URL', async () => {
    window.addEventListener('keydown', runShortcut)
    const tasks = [taskOf({ title: 'One' }), taskOf({ title: 'Two' })]
    const element = await checklist(tasks)
    const focused = () => (element.shadowRoot!.activeElement as HrTaskRow | null)?.task.title
    await userEvent.keyboard('j')
    expect(focused()).toBe('One')
    await userEvent.keyboard('jj')
    expect(focused()).toBe('Two')
    await userEvent.keyboard('k{Enter}')
    expect(new URLSearchParams(location.search).get('task')).toBe(tasks[0]!.id)
    window.removeEventListener('keydown', runShortcut)
  })

  it('lets contributors edit only their own tasks, and explains why', async () => {
    const [own, other] = [taskOf({ assignee: { id: ana.id, name: ana.name } }), taskOf()]
    const element = await checklist([own, other], '', ana)
    const [first, second] = [...element.shadowRoot!.querySelectorAll('hr-task-row')]
    expect(first!.whyNot).toBe('')
    expect(second!.whyNot).not.toBe('')
  })

  it('warns that a phase of the channel must not be empty', async () => {
    expect(textOf(await checklist([taskOf()]))).toContain('No launch misses this phase')
  })
})

describe('the release date of a launch', () => {
  const feature = (releaseDate: string | null, stage: FeatureStage = 'building') => ({
    id: lin.id,
    title: 'F',
    grade: null,
    stage,
    releaseDate,
    prdFinalOn: null,
    pmOwnerId: null,
    isConfidential: false,
  })
  it('is the latest of its features, with the number of features without one', () => {
    expect(lastRelease([feature('2027-02-01'), feature('2027-03-01'), feature(null)])).toEqual({
      date: '2027-03-01',
      unknown: 1,
      isOut: false,
    })
    expect(lastRelease([feature('2027-02-01', 'released')]).isOut).toBe(true)
    expect(lastRelease([]).isOut).toBe(false)
  })
})

describe('a concurrent edit', () => {
  const base = taskOf({ note: 'As read' })
  const server = (start: Task) => {
    let now = start
    return {
      valueOf: taskValue,
      read: () => Promise.resolve(now),
      save: (version: number, change: TaskChange) => {
        if (version !== now.version)
          return Promise.reject(new ApiError({ status: 412, code: 'stale-version' }))
        now = { ...now, ...(change as Partial<Task>), version: version + 1 }
        return Promise.resolve(now)
      },
    }
  }

  it('is merged with a change of another field', async () => {
    const changed = { ...base, deliverableLink: 'https://example.com', version: 2 }
    const merged = await saveMerging({ base, change: { note: 'Mine' }, ...server(changed) })
    expect(merged).toMatchObject({
      kind: 'saved',
      value: { note: 'Mine', deliverableLink: 'https://example.com', version: 3 },
    })
  })

  it('becomes a conflict when both changed the same field, without saving anything', async () => {
    const changed = { ...base, note: 'Theirs', version: 2 }
    const there = server(changed)
    const merged = await saveMerging({ base, change: { note: 'Mine' } as TaskChange, ...there })
    expect(merged).toMatchObject({ kind: 'conflict', fields: ['note'], current: { note: 'Theirs' } })
    expect(await there.read()).toEqual(changed)
  })

  it('is no conflict when both wrote the same value', async () => {
    const changed = { ...base, note: 'Same', version: 2 }
    const merged = await saveMerging({ base, change: { note: 'Same' } as TaskChange, ...server(changed) })
    expect(merged.kind).toBe('saved')
  })

  it('rethrows every other error', async () => {
    const save = () => Promise.reject(new ApiError({ status: 403, code: 'not-allowed' }))
    await expect(saveMerging({ base, change: {}, ...server(base), save })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})
