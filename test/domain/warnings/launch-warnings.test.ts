import { describe, expect, it } from 'vitest'
import type { LaunchFacts } from '#server/domain/warnings/facts.ts'
import { launchWarnings } from '#server/domain/warnings/warnings.ts'
import { cleanLaunch, cleanTask, cleanTasks } from './warning-facts.ts'

const raised = (change: Partial<LaunchFacts>) =>
  launchWarnings({ ...cleanLaunch, ...change }).map(({ code, severity }) => `${code} ${severity}`)
const feature = (change: Partial<LaunchFacts['features'][number]>) => ({
  features: cleanLaunch.features.map((one) => ({ ...one, ...change })),
})
const graded = (grade: LaunchFacts['grade']) => ({ grade, decidedGrade: grade })
const tasksWith = (...more: Partial<typeof cleanTask>[]) => ({
  tasks: [...cleanTasks, ...more.map((one) => ({ ...cleanTask, ...one }))],
})
const times = (count: number, task: Partial<typeof cleanTask> = {}) =>
  Array.from({ length: count }, () => task)
const young = feature({ productStage: 'rnd' })

const cases: [string, Partial<LaunchFacts>, string[]][] = [
  ['nothing wrong', {}, []],
  ['an empty draft', { isPlanned: false, launchDate: null, ...graded(null), features: [], tasks: [] }, []],
  ['young product, big', { ...young, ...graded('big-scenario') }, ['W04 warning']],
  ['young product, small, unpaid', { ...young, ...graded('small-scenario'), paidSpend: 0 }, []],
  ['young product, small, paid', { ...young, ...graded('small-scenario'), paidSpend: 1 }, ['W04 warning']],
  ['young product, no grade', { ...young, ...graded(null) }, []],
  ['a phase without tasks', { tasks: cleanTasks.slice(1) }, ['W10 blocks']],
  [
    'a phase whose only task is skipped',
    { tasks: cleanTasks.map((task, at) => (at === 4 ? { ...task, state: 'skipped' } : task)) },
    ['W10 blocks'],
  ],
  ['a phase whose only task is done', { tasks: cleanTasks.map((task) => ({ ...task, state: 'done' })) }, []],
  ['another grade, unexplained', { ...graded('small-scenario'), decidedGrade: 'announce' }, ['W14 blocks']],
  [
    'another grade, blank',
    { ...graded('small-scenario'), decidedGrade: 'announce', gradeReason: ' ' },
    ['W14 blocks'],
  ],
  [
    'another grade, explained',
    { ...graded('small-scenario'), decidedGrade: 'announce', gradeReason: 'Rivals appear.' },
    [],
  ],
  ['a grade where none was decided', { ...graded('small-scenario'), decidedGrade: null }, ['W14 blocks']],
  ['no grade yet', { grade: null, decidedGrade: 'announce' }, []],
  ['announce, paid', { paidSpend: 1 }, ['W17 warning']],
  ['announce, 0 paid', { paidSpend: 0 }, []],
  ['small, paid', { ...graded('small-scenario'), paidSpend: 1 }, []],
  ['announce, 12 tasks', tasksWith(...times(7)), []],
  ['announce, 13 tasks', tasksWith(...times(8)), ['W17 warning']],
  ['announce, 13 tasks, one skipped', tasksWith(...times(7), { state: 'skipped' }), []],
  ['small, 13 tasks', { ...tasksWith(...times(8)), ...graded('small-scenario') }, []],
  ['an open task without assignee', tasksWith({ hasAssignee: false }), ['W29 warning']],
  ['an open task without deliverable', tasksWith({ hasDeliverable: false }), ['W29 warning']],
  ['an open task without done-criterion', tasksWith({ hasDoneCriterion: false }), ['W29 warning']],
  [
    'finished tasks without assignee',
    tasksWith({ hasAssignee: false, state: 'done' }, { hasAssignee: false, state: 'skipped' }),
    [],
  ],
  ['T on the release date', feature({ releaseDate: cleanLaunch.launchDate }), ['W36 information']],
  ['neither date known', { launchDate: null, ...feature({ releaseDate: null }) }, []],
]

describe('launchWarnings', () => {
  it.each(cases)('%s', (_what, change, codes) => {
    expect(raised(change)).toEqual(codes)
  })

  const causeOf = (change: Partial<LaunchFacts>) => launchWarnings({ ...cleanLaunch, ...change })[0]?.cause

  it('lists the empty phases in both languages', () => {
    expect(causeOf({ tasks: cleanTasks.slice(0, 3) })).toEqual({
      en: 'No task is left in: lead handoff, feedback. However small, a launch needs every phase from warm-up to feedback.',
      'zh-Hans': '线索承接、反馈阶段没有任务，或者任务都跳过了。推广再小，从预热到反馈也一个阶段都不能少。',
    })
  })

  it('counts the missing fields of open tasks', () => {
    const lacking = { hasAssignee: false, hasDoneCriterion: false }
    expect(causeOf(tasksWith(lacking, { hasAssignee: false }))).toEqual({
      en: 'Open tasks without an assignee: 2. Open tasks without a done-criterion: 1.',
      'zh-Hans': '有 2 项未完成的任务没有负责人。有 1 项未完成的任务没写完成标准。',
    })
  })

  it('formats amounts with thousands separators', () => {
    expect(causeOf({ paidSpend: 1234567 })?.en).toContain('cost 1,234,567,')
    expect(causeOf({ paidSpend: 500 })?.['zh-Hans']).toContain('花 500，')
  })

  it('stays within the maximum length, whatever the titles', () => {
    const one = {
      title: '移动排班'.repeat(75),
      productStage: 'rnd',
      releaseDate: cleanLaunch.launchDate,
    } as const
    const features = Array.from({ length: 50 }, () => one)
    const crowded = launchWarnings({ ...cleanLaunch, ...graded('big-scenario'), features, paidSpend: 9 })
    expect(crowded.map(({ code }) => code)).toEqual(['W04', 'W36'])
    expect(crowded[1]?.cause.en).toContain('and 48 more')
    expect(crowded[1]?.cause['zh-Hans']).toContain('等 50 个功能')
    for (const { cause } of crowded)
      expect(Math.max(cause.en.length, cause['zh-Hans'].length)).toBeLessThanOrEqual(2000)
  })
})
