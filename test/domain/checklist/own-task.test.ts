import { expect, it } from 'vitest'
import { positionOfOwnTask } from '#server/domain/checklist/own-task.ts'
import { targetsAt } from './bakery.ts'

it('positions an own task after its phase and before the next', () => {
  const tasks = targetsAt('small-scenario', '2026-06-10', '2026-01-01')
  expect(positionOfOwnTask('warm-up', tasks)).toBe(31)
  expect(positionOfOwnTask('warm-up', [...tasks, { phase: 'warm-up', position: 31 }])).toBe(32)
  expect(positionOfOwnTask('enablement', tasks)).toBe(21)
  expect(positionOfOwnTask('preparation', [])).toBe(1)
})
