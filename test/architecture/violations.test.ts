import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cruise } from './cruise.ts'
import { plantedViolations, validFiles } from './violations.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

/** A small project on disk with empty packages: the rules use paths only. */
function plant(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'headrace-arrows-'))
  folders.push(root)
  const packages = [
    'zod',
    'kysely',
    'fastify',
    'pg',
    'temporal-polyfill',
    'marked',
    'diff',
    '@tanstack/query-core',
    'lit',
    'knip',
  ]
  const stubs = packages.flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, 'exports.thing = 1'],
  ])
  const manifest = {
    type: 'module',
    imports: { '#server/*': './server/*' },
    dependencies: Object.fromEntries(packages.filter((name) => name !== 'knip').map((name) => [name, '*'])),
    devDependencies: { knip: '*' },
  }
  const all = {
    ...Object.fromEntries(stubs),
    'package.json': JSON.stringify(manifest),
    'tsconfig.json': '{ "compilerOptions": { "verbatimModuleSyntax": true, "module": "preserve" } }',
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text as string)
  }
  return root
}

const violationsIn = (files: Record<string, string>) =>
  cruise(plant(files), ['server', 'web', 'migrations', 'test']).summary.violations

describe('the dependency rules', () => {
  it('accept a valid tree', () => {
    expect(violationsIn(validFiles)).toEqual([])
  })

  const faulty = Object.assign({}, ...plantedViolations.map(({ files }) => files)) as Record<string, string>
  const violations = violationsIn({ ...validFiles, ...faulty })

  it.each(plantedViolations)('detect $rule in $from', ({ rule, from }) => {
    expect(violations.filter((found) => found.from === from).map((found) => found.rule.name)).toContain(rule)
  })

  it('are all tested', () => {
    const config = createRequire(import.meta.url)('../../.config/dependency-cruiser.cjs') as {
      forbidden: { name: string }[]
    }
    const tried = new Set(plantedViolations.map(({ rule }) => rule))
    expect(config.forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })
})
