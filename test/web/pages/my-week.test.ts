import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HrWeekTask } from '../../../web/pages/my-week/hr-week-task.ts'
import '../../../web/pages/my-week/hr-week-task.ts'
import { countsOf, isDoneSince, weekOf } from '../../../web/pages/my-week/week-groups.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { acrossOf, done, today } from './launch-samples.ts'

beforeEach(() => changeLanguage('en'))

const due = (dueOn: string) => acrossOf({ dueOn, title: dueOn })
const titles = (tasks: { title: unknown }[]) => tasks.map((task) => task.title)

describe('a week', () => {
  it('puts every open task into one group, in date order', () => {
    const dates = [
      '2027-03-30',
      '2027-03-21',
      '2027-03-15',
      '2027-03-14',
      '2027-03-10',
      '2027-03-09',
      '2027-02-01',
      '2027-03-22',
    ]
    const week = weekOf(dates.map(due), [], today)
    expect([week.from, week.to]).toEqual(['2027-03-08', '2027-03-14'])
    expect(titles(week.overdue)).toEqual(['2027-02-01', '2027-03-09'])
    expect(week.days.map((day) => [day.date, day.tasks.length])).toEqual([
      ['2027-03-10', 1],
      ['2027-03-14', 1],
    ])
    expect(titles(week.nextWeek)).toEqual(['2027-03-15', '2027-03-21'])
    expect(titles(week.later)).toEqual(['2027-03-22', '2027-03-30'])
  })

  it('keeps a ticked task in its position for that day', () => {
    const [first, second] = [1, 2].map((position) =>
      acrossOf({ dueOn: '2027-03-09', position, title: `${position}` }),
    )
    const ticked = { ...first!, completion: done }
    expect(titles(weekOf([second!, ticked], [], today).overdue)).toEqual(['1', '2'])
  })

  it('always includes today, also on a Sunday', () => {
    expect(weekOf([], [], '2027-03-14')).toMatchObject({
      from: '2027-03-08',
      to: '2027-03-14',
      days: [{ date: '2027-03-14', tasks: [] }],
    })
  })

  it('does not repeat a task ticked here in the list of finished ones', () => {
    const ticked = acrossOf({ completion: done, dueOn: today })
    const elsewhere = acrossOf({ completion: done })
    expect(weekOf([ticked], [ticked, elsewhere], today).done).toEqual([elsewhere])
  })

  it("counts overdue, this week's and later tasks separately", () => {
    const dates = ['2027-02-01', '2027-03-09', today, '2027-03-14', '2027-03-15', '2027-06-01']
    const tasks = [...dates.map(due), acrossOf({ dueOn: today, completion: done })]
    expect(countsOf(tasks, 10, today)).toEqual({ overdue: 2, thisWeek: 2, later: 5 })
    expect(countsOf([], 0, today)).toEqual({ overdue: 0, thisWeek: 0, later: 0 })
  })

  it('recognises what was done since Monday', () => {
    expect(isDoneSince(acrossOf({ completion: done }), '2027-03-08')).toBe(true)
    expect(
      isDoneSince(acrossOf({ completion: { ...done, at: '2027-03-01T09:00:00.000Z' } }), '2027-03-08'),
    ).toBe(false)
    expect(isDoneSince(acrossOf(), '2027-03-08')).toBe(false)
  })
})

describe('hr-week-task', () => {
  const line = (task: ReturnType<typeof acrossOf>, isDayShown = true) =>
    mount<HrWeekTask>(
      html`<hr-week-task .task=${task} .today=${today} .isDayShown=${isDayShown}></hr-week-task>`,
    )

  it('shows the deliverable, the done-criterion, the launch, and how late it is', async () => {
    const text = textOf(await line(acrossOf({ dueOn: '2027-03-09', isOverdue: true })))
    expect(text).toContain('Hand over Write a teaser.')
    expect(text).toContain('Done when The link was clicked through.')
    expect(text).toContain('Attendance to payroll')
    expect(text).toContain('9 Mar · yesterday')
  })

  it('links to the task in its launch', async () => {
    const task = acrossOf()
    const link = inside<HTMLAnchorElement>(await line(task), 'a.title')
    expect(link.getAttribute('href')).toBe(`/launches/${task.launch.id}?task=${task.id}`)
  })

  it('shows the week of a weekly task and the lack of time', async () => {
    const weekly = acrossOf({ weeks: 4, ticks: [{ week: 1, ...done }], leadTimeShort: true })
    const text = textOf(await line(weekly))
    expect(text).toContain('week 2 of 4')
    expect(text).toContain('no time left')
  })
})
