/** The tables of server/domain/RULES.md equal the shipped policy: a number has to be changed in both places. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { GateCondition } from '#server/contracts/rubrics.ts'
import { grades, phases, roles, type Grade } from '#server/contracts/lists.ts'
import { accessTable, type Action } from '#server/domain/access/actions.ts'
import { planNotices } from '#server/domain/checklist/notices.ts'
import { weekendsOnlyCalendar } from '#server/domain/policy/calendars.ts'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { needsDepartmentLead, reasonMinCharacters } from '#server/domain/rubric/decision.ts'
import { propose } from '#server/domain/rubric/proposal.ts'
import { pointTolerance } from '#server/domain/rubric/reading.ts'
import { prepareCalendar } from '#server/domain/schedule/working-days.ts'
import { featureRules } from '#server/domain/warnings/feature-rules.ts'
import { launchRules } from '#server/domain/warnings/launch-rules.ts'
import { openFacts } from './rubric/bakery-rubric.ts'

const rules = readFileSync('server/domain/RULES.md', 'utf8')

function section(heading: string): string {
  const [, text] = new RegExp(`^##+ ${heading}\\n([^]*?)(?=^##|(?![^]))`, 'm').exec(rules) ?? []
  if (text === undefined) throw new Error(`server/domain/RULES.md has no section ${heading}`)
  return text
}

/** The rows of the table whose first column has this heading, without code marks. */
function rowsOf(heading: string, column: string): string[][] {
  const lines = section(heading).split('\n')
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', ''))
  const start = lines.findIndex((line) => line.startsWith('|') && cellsOf(line)[0] === column)
  const rest = start === -1 ? [] : lines.slice(start + 2)
  const end = rest.findIndex((line) => !line.startsWith('|'))
  return (end === -1 ? rest : rest.slice(0, end)).map(cellsOf)
}

const titles = (title: { en: string; 'zh-Hans': string }) => `${title.en} · ${title['zh-Hans']}`

describe('the rubric in the rules', () => {
  it('has the shipped criteria and weights', () => {
    expect(rowsOf('Default rubric', 'code').map((row) => row.slice(0, 4))).toEqual(
      defaultRubric.criteria.map(({ id, title, weight }, at) => [
        `K${at + 1}`,
        id,
        titles(title),
        `${weight}`,
      ]),
    )
  })

  it('has the shipped bands', () => {
    expect(rowsOf('Bands', 'grade')).toEqual(defaultRubric.bands.map(({ grade, from }) => [grade, `${from}`]))
  })

  it('has the shipped gates', () => {
    const inWords = (condition: GateCondition): string => {
      switch (condition.kind) {
        case 'criterion-at-least':
          return `${condition.criterion} ≥ ${condition.value}`
        case 'criterion-above':
          return `${condition.criterion} > ${condition.value}`
        case 'follow-ups-at-least':
          return `follow-ups ≥ ${condition.value}`
        case 'department-owner-set':
          return 'department owner set'
        case 'campaign-budget-set':
          return 'campaign budget set'
        case 'product-stage-is-not':
          return `product stage is not ${condition.value}`
      }
    }
    expect(rowsOf('Gates', 'gate').map((row) => row.slice(0, 3))).toEqual(
      defaultRubric.gates.map(({ id, conditions, cap }) => [id, conditions.map(inWords).join(', '), cap]),
    )
  })

  it('has the numbers of grading', () => {
    const farFrom = (proposed: Grade) =>
      propose({ ...defaultRubric, bands: [{ grade: proposed, from: 0 }], gates: [] }, {}, openFacts)
    const far = grades.findIndex((grade) => needsDepartmentLead(farFrom('announce'), grade))
    expect(
      Object.fromEntries(rowsOf('Default rubric', 'number').map(([name, value]) => [name, value])),
    ).toEqual({
      nearLinePoints: `${defaultRubric.nearLinePoints}`,
      discussSpread: `${defaultRubric.discussSpread}`,
      countedFunctions: defaultRubric.countedFunctions.join(', '),
      'point tolerance': pointTolerance.toExponential(),
      'shortest reason': `${reasonMinCharacters}`,
      'far grade': `${far}`,
    })
  })

  it('has worked examples whose sums are correct', () => {
    const examples = rowsOf('Worked examples', 'case')
    expect(examples).toHaveLength(6)
    for (const [, scores = '', points = '', total] of examples) {
      const means = Object.fromEntries(
        scores.split(' ').map((score, at) => [defaultRubric.criteria[at]?.id, Number(score)]),
      )
      const { parts, low } = propose(defaultRubric, means, openFacts)
      expect([parts.map((part) => part.points).join(' + '), `${low.total}`]).toEqual([points, total])
    }
  })
})

describe('the playbook in the rules', () => {
  const { tasks } = defaultPlaybook
  const letters = ['P', 'I', 'U', 'M', 'C', 'H', 'F']
  const codes = new Map(
    phases.flatMap((phase, at) =>
      tasks
        .filter((task) => task.phase === phase)
        .map(({ id }, index) => [id, `${letters[at]}${index + 1}`] as const),
    ),
  )

  it('has the number of tasks of each grade', () => {
    expect(rowsOf('Default playbook', 'grade')).toEqual([
      ['tasks', ...grades.map((grade) => `${tasks.filter((task) => task.grades[grade]).length}`)],
    ])
  })

  it('has the shipped tasks, owners, days and order', () => {
    const days = (task: (typeof tasks)[number]) =>
      grades.map((grade) => `${task.grades[grade]?.offsetDays ?? '–'}`)
    expect(rowsOf('Default playbook', 'code')).toEqual(
      tasks.map((task) => [
        codes.get(task.id),
        task.id,
        titles(task.title),
        [task.ownerFunction, ...task.assistFunctions].join(' + '),
        ...days(task),
        task.after.map((id) => codes.get(id)).join(' ') || '–',
      ]),
    )
  })

  it('lists the tasks limited by the final PRD', () => {
    const named = [...section('Due dates').matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, id]) => id)
    expect(named).toEqual(tasks.filter((task) => task.isDueByPrdFinal).map(({ id }) => id))
  })

  it('has the weekly ticks', () => {
    const weekly = tasks.filter((task) => Object.values(task.grades).some(({ weeks }) => weeks !== undefined))
    expect(rowsOf('Weekly ticks', 'task')).toEqual(
      weekly.map(({ id, grades: at }) => [id, ...grades.slice(1).map((grade) => `${at[grade]?.weeks}`)]),
    )
  })

  it('has the capacity', () => {
    const limitOf = (grade: Grade) => {
      const otherLaunches = Array.from({ length: 9 }, () => ({ grade, launchDate: '2026-03-04' }))
      const calendar = prepareCalendar(weekendsOnlyCalendar)
      const asked = { launchDate: '2026-03-04', today: '2026-01-05', calendar, features: [], tasks: [] }
      return planNotices({ ...asked, grade, otherLaunches })
        .filter(({ code }) => code.startsWith('capacity-'))
        .map(({ code, params }) => [grade, code.slice('capacity-'.length), `${String(params.limit)}`])
    }
    expect(rowsOf('Capacity', 'grade')).toEqual(grades.flatMap(limitOf))
  })
})

describe('the warnings in the rules', () => {
  const rule = [...featureRules, ...launchRules]

  it('are those of the code, each with its slug, severity and noun', () => {
    const inOrder = (rows: string[][]) => rows.map((row) => row.join(' ')).sort()
    const written = rowsOf('Warnings', 'code').map((row) => row.slice(0, 4))
    expect(inOrder(written)).toEqual(
      inOrder(rule.map(({ code, slug, severity, noun }) => [code, slug, severity, noun])),
    )
  })

  it('are listed as planned only if the code has none, without a gap from W01 to W40', () => {
    const planned = [...section('Planned warnings').matchAll(/^- (W\d\d) \([BWI]\)/gm)].map(
      ([, code]) => code,
    )
    const numbered = Array.from({ length: 40 }, (_, at) => `W${String(at + 1).padStart(2, '0')}`)
    expect([...new Set(rule.map(({ code }) => code)), ...planned].sort()).toEqual(numbered)
  })

  it('state the maximum number of tasks of an announce launch', () => {
    const [, most] = /more than (\d+) tasks/.exec(section('Warnings')) ?? []
    const over = launchRules.find(({ slug }) => slug === 'announce-over-invested')
    const holdsWith = (count: number) => {
      const task = { phase: 'warm-up', state: 'open', hasAssignee: true, hasDeliverable: true } as const
      const tasks = Array.from({ length: count }, () => ({ ...task, hasDoneCriterion: true }))
      const facts = {
        today: '2027-03-01',
        isPlanned: true,
        launchDate: null,
        decidedGrade: null,
        gradeReason: null,
        paidSpend: null,
      }
      return over?.causes.some(
        ({ when }) => when({ ...facts, grade: 'announce', features: [], tasks }) !== null,
      )
    }
    expect([holdsWith(Number(most)), holdsWith(Number(most) + 1)]).toEqual([false, true])
  })
})

it('has the roles of the access table', () => {
  const cells = { yes: 'yes', own: 'own', no: '–' }
  const rows = rowsOf('Roles', 'what')
  expect(rows.length).toBeGreaterThan(10)
  for (const [what, actions = '', ...written] of rows) {
    for (const action of actions.split(' ') as Action[])
      expect([what, action, ...written]).toEqual([
        what,
        action,
        ...roles.map((role) => cells[accessTable[action][role]]),
      ])
  }
})
