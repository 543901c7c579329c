import { describe, expect, it } from 'vitest'
import type { PlaybookTask } from '#server/contracts/playbooks.ts'
import { playbookErrors } from '#server/domain/checklist/playbook-errors.ts'
import { bakeryPlaybook } from './bakery.ts'

/** The errors of the bakery's playbook with one task changed. */
function faultsWith(id: string, change: (task: PlaybookTask) => Partial<PlaybookTask>) {
  const tasks = bakeryPlaybook.tasks.map((task) => (task.id === id ? { ...task, ...change(task) } : task))
  return playbookErrors({ ...bakeryPlaybook, tasks })
}

describe('the errors of a playbook', () => {
  it('are empty for a valid one', () => {
    expect(playbookErrors(bakeryPlaybook)).toEqual([])
  })

  it('report a duplicate id', () => {
    expect(faultsWith('tell-shops', () => ({ id: 'order-form' }))).toContainEqual({
      path: 'tasks.4.id',
      code: 'duplicate',
      params: { id: 'order-form' },
    })
  })

  it('report an unknown task in the order', () => {
    expect(faultsWith('order-form', () => ({ after: ['taste', 'nothing'] }))).toEqual([
      { path: 'tasks.4.after.1', code: 'unknown-task', params: { id: 'nothing' } },
    ])
  })

  it('report every task of a cycle and no other', () => {
    const faults = faultsWith('tell-shops', () => ({ after: ['open-day'] }))
    expect(faults.filter((fault) => fault.code === 'cycle')).toEqual([
      { path: 'tasks.2.after', code: 'cycle', params: { id: 'tell-shops' } },
      { path: 'tasks.3.after', code: 'cycle', params: { id: 'hang-posters' } },
      { path: 'tasks.7.after', code: 'cycle', params: { id: 'open-day' } },
    ])
    expect(faultsWith('order-form', () => ({ after: ['order-form'] }))).toEqual([
      { path: 'tasks.4.after', code: 'cycle', params: { id: 'order-form' } },
    ])
  })

  it('report the grade and phase without tasks', () => {
    const faults = faultsWith('order-form', ({ grades: { announce: _, ...rest } }) => ({ grades: rest }))
    expect(faults).toEqual([
      { path: 'tasks', code: 'phase-empty', params: { grade: 'announce', phase: 'conversion' } },
    ])
  })

  it('report a task due before its predecessor, per grade', () => {
    expect(faultsWith('order-form', () => ({ after: ['tell-shops', 'taste', 'write-recipe'] }))).toEqual([])
    expect(faultsWith('tell-shops', () => ({ after: ['order-form'] }))).toEqual(
      [
        ['announce', -1],
        ['small-scenario', -3],
        ['big-scenario', -6],
        ['concept-campaign', -9],
      ].map(([grade, offsetDays]) => ({
        path: `tasks.2.grades.${grade}.offsetDays`,
        code: 'order',
        params: { after: 'order-form', grade, offsetDays },
      })),
    )
  })

  it('report a task that an early final PRD would move before its predecessor', () => {
    expect(faultsWith('order-form', () => ({ after: ['taste'], isDueByPrdFinal: true }))).toEqual([
      { path: 'tasks.4.isDueByPrdFinal', code: 'order', params: { after: 'taste' } },
    ])
  })
})
