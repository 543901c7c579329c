import { expect, it } from 'vitest'
import { keysFor, keysOf } from '../../../web/queries/noun-keys.ts'

it('refetches the queries that show the entity, and the history', () => {
  for (const [noun, keys] of Object.entries(keysOf))
    expect(
      keys.map(([first]) => first),
      noun,
    ).toContain('activity')
  expect(keysOf.feature.map(([first]) => first)).toEqual(
    expect.arrayContaining(['features', 'warnings', 'desk']),
  )
  expect(keysOf.task.map(([first]) => first)).toEqual(expect.arrayContaining(['tasks', 'launches', 'desk']))
})

it('refetches a key once, even if several entities share it', () => {
  const keys = keysFor(['task', 'task', 'launch'])
  expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length)
  expect(keys).toContainEqual(['tasks'])
})
