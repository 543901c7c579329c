import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const page = readFileSync(`${root}server/SECURITY.md`, 'utf8')

/** Files and folders in backticks, relative to the project; `/api/docs` and `secret.key` are none. */
const paths = [...page.matchAll(/`(\.?\w[\w./-]*)`/g)]
  .map(([, path = '']) => path)
  .filter((path) => path.includes('/') || /\.(md|ts|js|json|yaml)$/.test(path))
  .filter((path) => !path.startsWith('dist/'))

/** The rows of the tables of requirements, by cell. */
const rows = page
  .split('\n# ASVS ')[1]!
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| (Requirements|-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, requirements = '', state = '', how = '', tested = '']) => ({ requirements, state, how, tested }))

/** `1.2.1–1.2.3, 1.2.9` has four. */
const numbersIn = (requirements: string): string[] =>
  [...requirements.matchAll(/(\d+\.\d+)\.(\d+)(?:–\1\.(\d+))?/g)].flatMap(
    ([, section, first, last = first]) =>
      Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => `${section}.${Number(first) + at}`),
  )

describe('server/SECURITY.md', () => {
  it('names files and folders that exist', () => {
    expect(paths.length).toBeGreaterThan(100)
    expect(paths.filter((path) => !existsSync(root + path))).toEqual([])
  })

  it('names tests that exist', () => {
    const cited = [...page.matchAll(/`(test\/[\w/.-]+)`((?:,? “[^”]+”)+)/g)].flatMap(
      ([, path = '', names = '']) =>
        [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ path, name })),
    )
    expect(cited.length).toBeGreaterThan(100)
    const missing = cited.filter(({ path, name }) => !readFileSync(root + path, 'utf8').includes(name))
    expect(missing).toEqual([])
  })

  it('says of each requirement once how it is met, and where that is tested or why not', () => {
    const numbers = rows.flatMap(({ requirements }) => numbersIn(requirements))
    // ASVS 5.0.0 has 253 requirements of the levels 1 and 2.
    expect(numbers).toHaveLength(253)
    expect(new Set(numbers).size).toBe(253)
    const states = ['met', 'yours', 'n/a', 'open']
    expect(rows.filter(({ state }) => !states.includes(state))).toEqual([])
    expect(rows.filter(({ how, tested }) => how === '' || tested === '')).toEqual([])
    expect(rows.filter(({ state, how }) => state !== 'n/a' && how === '–')).toEqual([])
  })
})
