import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { cruise } from './cruise.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('has no dependency that violates the rules', () => {
  const { summary, modules } = cruise(root, ['server', 'web', 'migrations', 'test', '.config'])
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])

  // If dependency-cruiser cannot parse the tree, it finds no modules and no errors.
  const countIn = (folder: string) => modules.filter(({ source }) => source.startsWith(folder)).length
  expect(countIn('server/')).toBeGreaterThan(50)
  expect(countIn('web/')).toBeGreaterThan(20)
  expect(countIn('migrations/')).toBeGreaterThan(1)
})
