import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { brokenCitations, citingFiles, headingsOf } from './citations.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const headings = headingsOf(readFileSync(`${root}server/domain/RULES.md`, 'utf8'))
const own = 'test/architecture/citations'
const files = citingFiles(root, ['server', 'web', 'test', 'migrations']).filter(
  ({ path }) => !path.startsWith(own),
)

describe('citations of the rules', () => {
  it('name headings that are there', () => {
    expect(files.length).toBeGreaterThan(500)
    expect(files.flatMap((file) => brokenCitations(file, headings))).toEqual([])
  })

  it('are never ambiguous: no heading stands twice', () => {
    expect(headings.filter((title, index) => headings.indexOf(title) < index)).toEqual([])
  })

  it.each([
    ['/** Due (RULES.md, Due dates, Order). */', 0],
    ['/**\n * Due (RULES.md,\n * Due dates)\n */', 0],
    ['/** The table of RULES.md, Roles, row by row. */', 0],
    ['/** Why (RULES.md, Lifecycles: re-grading flags). */', 0],
    ["read('server/domain/RULES.md', 'utf8')", 0],
    ['/** A rule of RULES.md. */', 1],
    ['/** Due (RULES.md, Due). */', 1],
    ['/** Due (RULES.md, Due dates, Sooner). */', 1],
  ])('in %j: broken ones are %i', (text, count) => {
    expect(brokenCitations({ path: 'a.ts', text }, headings)).toHaveLength(count)
  })
})
