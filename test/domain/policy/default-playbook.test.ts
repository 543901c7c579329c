import { describe, expect, it } from 'vitest'
import { channelPhases, grades, phases, type Grade } from '#server/contracts/lists.ts'
import { PlaybookDefinition } from '#server/contracts/playbooks.ts'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { playbookErrors } from '#server/domain/checklist/playbook-errors.ts'
import { faultyTexts } from './faulty-texts.ts'

const { tasks } = defaultPlaybook
const tasksOf = (grade: Grade) => tasks.filter((task) => task.grades[grade] !== undefined)
const dayOf = (id: string, grade: Grade) => tasks.find((task) => task.id === id)?.grades[grade]?.offsetDays

describe('the shipped playbook', () => {
  it('can be published: the engine reports no errors', () => {
    expect(playbookErrors(defaultPlaybook)).toEqual([])
  })

  it('conforms to its schema', () => {
    expect(PlaybookDefinition.parse(defaultPlaybook)).toEqual(defaultPlaybook)
  })

  it.each([
    ['announce', 10],
    ['small-scenario', 32],
    ['big-scenario', 51],
    ['concept-campaign', 54],
  ] as const)('at grade %s has %i tasks', (grade, count) => {
    expect(tasksOf(grade)).toHaveLength(count)
  })

  it('derives each task id from its first English title, without duplicates', () => {
    /** Tasks whose titles were reworded later; launches refer to them by id. */
    const firstTitles: Record<string, string> = {
      'Tiered placement': 'Ladder placement',
      'Lead magnet': 'Grab content',
      'Re-engage cold leads': 'Wake sleepers',
      '90-day review': 'Window opens',
      'Final summary': 'Final',
      'Save what worked': 'Archive',
    }
    const kebab = (title: string) =>
      title
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '')
    expect(tasks.map(({ id }) => id)).toEqual(
      tasks.map(({ title }) => kebab(firstTitles[title.en] ?? title.en)),
    )
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length)
    expect(new Set(tasks.map(({ title }) => title['zh-Hans'])).size).toBe(tasks.length)
  })

  it('lists the phases in order, and every grade has all five of the channel', () => {
    expect([...new Set(tasks.map(({ phase }) => phase))]).toEqual([...phases])
    const order = tasks.map(({ phase }) => phases.indexOf(phase))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    for (const grade of grades) {
      const covered = new Set(tasksOf(grade).map(({ phase }) => phase))
      expect(channelPhases.filter((phase) => !covered.has(phase))).toEqual([])
    }
  })

  it('depends on existing tasks only, with no task due before its predecessor', () => {
    const faults = tasks.flatMap((task) =>
      task.after.flatMap((before) => {
        if (!tasks.some(({ id }) => id === before)) return [`${task.id} after unknown ${before}`]
        return grades
          .filter((grade) => {
            const own = task.grades[grade]?.offsetDays
            const earlier = dayOf(before, grade)
            return own !== undefined && earlier !== undefined && own < earlier
          })
          .map((grade) => `${task.id} is due before ${before} in ${grade}`)
      }),
    )
    expect(faults).toEqual([])
    expect(tasks.reduce((sum, { after }) => sum + after.length, 0)).toBe(53)
  })

  it.each([
    ['attach-prd', 'pm', []],
    ['prd-review', 'pmm', ['pm']],
    ['resource-gap', 'marketing-lead', []],
    ['department-kickoff', 'marketing-head', []],
    ['gray-evidence', 'pm', ['customer-success']],
    ['invite-customers', 'sales', ['customer-success']],
    ['contact-and-script', 'sdr', ['pmm']],
    ['window-opens', 'pmm', ['sales']],
  ])('assigns %s to %s', (id, owner, assists) => {
    const task = tasks.find((one) => one.id === id)
    expect([task?.ownerFunction, task?.assistFunctions]).toEqual([owner, assists])
  })

  it('limits only its first three tasks to the final PRD', () => {
    expect(tasks.filter(({ isDueByPrdFinal }) => isDueByPrdFinal).map(({ id }) => id)).toEqual([
      'select-from-plan',
      'attach-prd',
      'prd-review',
    ])
  })

  it('has weekly ticks in two tasks: once, four and eight weeks', () => {
    const weekly = tasks.flatMap(({ id, grades: perGrade }) => {
      const weeks = grades.map((grade) => perGrade[grade]?.weeks)
      return weeks.some((count) => count !== undefined) ? [[id, weeks]] : []
    })
    expect(weekly).toEqual([
      ['acceptance-review', [undefined, 1, 4, 8]],
      ['weekly-report', [undefined, 1, 4, 8]],
    ])
  })

  it.each([
    ['attach-prd', [-10, -40, -55, -85]],
    ['go-hold', [-1, -3, -7, -14]],
    ['contact-and-script', [-1, -3, -7, -14]],
    ['salon-or-launch-event', [undefined, undefined, 7, 0]],
    ['website', [undefined, 1, 0, 0]],
    ['collect-feedback', [14, 7, 7, 7]],
    ['archive', [undefined, 35, 180, 180]],
  ] as const)('has the dates of %s from the table', (id, days) => {
    expect(grades.map((grade) => dayOf(id, grade))).toEqual(days)
  })

  it('requires larger counts at a bigger grade, as in the table', () => {
    const numbers = (id: string) =>
      grades.map((grade) =>
        tasks.find((task) => task.id === id)?.grades[grade]?.deliverable['zh-Hans'].match(/\d+/g),
      )
    expect(numbers('interview-users')).toEqual([undefined, ['3'], ['5'], ['8']])
    expect(numbers('gray-evidence')).toEqual([undefined, ['2'], ['5', '1'], ['8', '3']])
    expect(numbers('cases')).toEqual([undefined, ['1'], ['2'], ['3', '1']])
  })

  it('requires less for an announce launch: no task shared with big ones has the same texts throughout', () => {
    const lighter = ['attach-prd', 'story-sheet', 'launch-brief', 'contact-and-script', 'collect-feedback']
    for (const id of lighter) {
      const perGrade = tasks.find((task) => task.id === id)?.grades
      expect(perGrade?.announce?.deliverable).not.toEqual(perGrade?.['small-scenario']?.deliverable)
    }
  })

  it('has texts in both languages, with a full stop after every deliverable and done-criterion', () => {
    expect(faultyTexts(defaultPlaybook)).toEqual([])
    const open = tasks.flatMap(({ id, grades: perGrade }) =>
      Object.values(perGrade)
        .flatMap(({ deliverable, doneWhen }) => [deliverable.en, doneWhen.en])
        .filter((text) => !/^[A-Z].*[.?]$/.test(text))
        .map((text) => `${id}: ${text}`),
    )
    expect(open).toEqual([])
  })
})
