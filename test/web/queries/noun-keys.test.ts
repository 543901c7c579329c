import { expect, it } from 'vitest'
import { keysFor, keysOf } from '../../../web/queries/noun-keys.ts'

it('fetches again what shows the thing, and the history', () => {
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

it('asks for a key once, however many nouns touch it', () => {
  const keys = keysFor(['task', 'task', 'launch'])
  expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length)
  expect(keys).toContainEqual(['tasks'])
})
