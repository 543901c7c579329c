import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { brokenCitations, citingFiles, headingsOf, missingDocuments } from './citations.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const headings = headingsOf(readFileSync(`${root}server/domain/RULES.md`, 'utf8'))
const own = 'test/architecture/citations'
const files = citingFiles(root, ['server', 'web', 'test', 'migrations']).filter(
  ({ path }) => !path.startsWith(own),
)

describe('citations of the rules', () => {
  it('name existing headings', () => {
    expect(files.length).toBeGreaterThan(500)
    expect(files.flatMap((file) => brokenCitations(file, headings))).toEqual([])
  })

  it('name only documents of this project', () => {
    const documents = new Set(
      citingFiles(root, ['server', 'web', 'test', 'migrations'])
        .filter(({ path }) => path.endsWith('.md'))
        .map(({ path }) => basename(path))
        .concat('RULES.md', 'README.md', 'CHANGELOG.md'),
    )
    expect(files.flatMap((file) => missingDocuments(file, documents))).toEqual([])
    expect(missingDocuments({ path: 'a.ts', text: '/** domain.md, Roles */' }, documents)).toHaveLength(1)
  })

  it('are unambiguous: no heading occurs twice', () => {
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
