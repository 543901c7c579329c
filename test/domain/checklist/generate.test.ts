import { describe, expect, it } from 'vitest'
import { assigneeFor } from '#server/domain/checklist/generate.ts'
import { bakeryPlaybook, bySlug, targetsAt } from './bakery.ts'

const today = '2026-01-01'
const feature = { pmOwnerId: null, pmmOwnerId: null, prdFinalOn: null }

describe('generating a checklist', () => {
  it.each([
    ['announce', 6],
    ['small-scenario', 7],
    ['big-scenario', 8],
    ['concept-campaign', 8],
  ] as const)('%s has %i tasks', (grade, count) => {
    expect(targetsAt(grade, '2026-06-10', today)).toHaveLength(count)
  })

  it('orders tasks by phase and then as in the playbook, with gaps between positions', () => {
    const tasks = targetsAt('big-scenario', '2026-06-10', today)
    expect(tasks.map((task) => task.slug)).toEqual([
      'write-recipe',
      'taste',
      'tell-shops',
      'hang-posters',
      'open-day',
      'order-form',
      'count-orders',
      'ask-guests',
    ])
    expect(tasks.map((task) => task.position)).toEqual([10, 20, 30, 40, 50, 60, 70, 80])
  })

  it('gives a task the same position at every grade', () => {
    const announce = bySlug(targetsAt('announce', '2026-06-10', today), 'ask-guests')
    expect(announce.position).toBe(80)
  })

  it('uses the texts, offset and weeks of the grade', () => {
    expect(bySlug(targetsAt('small-scenario', '2026-06-10', today), 'count-orders')).toMatchObject({
      title: { en: 'count-orders' },
      deliverable: { en: 'count-orders for small-scenario' },
      offsetDays: 7,
      weeks: 2,
      plannedOn: '2026-06-17',
    })
    expect(bySlug(targetsAt('announce', '2026-06-10', today), 'count-orders').weeks).toBeNull()
  })

  it('ignores dependencies on tasks that the grade lacks', () => {
    expect(bySlug(targetsAt('announce', '2026-06-10', today), 'taste').after).toEqual([])
    expect(bySlug(targetsAt('small-scenario', '2026-06-10', today), 'taste').after).toEqual(['write-recipe'])
  })

  it('reports shifted dates', () => {
    expect(bySlug(targetsAt('announce', '2026-06-10', today), 'tell-shops')).toMatchObject({
      plannedOn: '2026-06-07',
      shiftedFrom: '2026-06-08',
    })
  })

  it('uses the earliest date of a final PRD, only where the playbook requires it', () => {
    const features = [
      { ...feature, prdFinalOn: '2026-05-10' },
      feature,
      { ...feature, prdFinalOn: '2026-05-06' },
    ]
    const tasks = targetsAt('small-scenario', '2026-06-10', today, { features })
    expect(bySlug(tasks, 'write-recipe').plannedOn).toBe('2026-05-06')
    expect(bySlug(tasks, 'taste').plannedOn).toBe('2026-05-24')
  })

  it('keeps a past date and marks it', () => {
    const tasks = targetsAt('small-scenario', '2026-06-10', '2026-05-24')
    expect(bySlug(tasks, 'write-recipe')).toMatchObject({ plannedOn: '2026-05-21', leadTimeShort: true })
    expect(bySlug(tasks, 'taste')).toMatchObject({ plannedOn: '2026-05-24', leadTimeShort: false })
  })

  it('does not mutate the playbook', () => {
    const before = structuredClone(bakeryPlaybook)
    targetsAt('big-scenario', '2026-06-10', today)
    expect(bakeryPlaybook).toEqual(before)
  })
})

describe('the assignee of a task', () => {
  const people = [
    { id: 'ann', jobFunction: 'pmm' },
    { id: 'web', jobFunction: 'web' },
    { id: 'c1', jobFunction: 'content' },
    { id: 'c2', jobFunction: 'content' },
    { id: 'none', jobFunction: null },
  ] as const
  const features = [
    { ...feature, pmOwnerId: 'paul' },
    { ...feature, pmOwnerId: 'pia', pmmOwnerId: 'mei' },
  ]

  it.each([
    ['pm', features, 'paul'],
    ['pmm', features, 'mei'],
    ['pmm', [feature], 'ann'],
    ['pm', [feature], null],
    ['web', features, 'web'],
    ['content', features, null],
    ['data', features, null],
  ] as const)('%s', (jobFunction, of, assigneeId) => {
    expect(assigneeFor(jobFunction, of, people)).toBe(assigneeId)
  })
})
