import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const script = fileURLToPath(new URL('../../.ci/count.mjs', import.meta.url))

const report = (...statuses: string[]) =>
  JSON.stringify({
    testResults: [{ status: 'passed', assertionResults: statuses.map((status) => ({ status })) }],
  })

/**
 * The last line of `.ci/run`, given the files in its report folder and the failed checks; by default the long run
 * has no tests.
 */
function count(files: Record<string, string | null>, failedChecks: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'headrace-count-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const given = { 'long-tests.json': report(), ...files }
  for (const [name, text] of Object.entries(given)) {
    if (text !== null) writeFileSync(join(folder, name), text)
  }
  const run = spawnSync(process.execPath, [script, folder, ...failedChecks], { encoding: 'utf8' })
  return { lastLine: run.stdout.trimEnd().split('\n').at(-1), code: run.status }
}

const brokenFile = JSON.stringify({ testResults: [{ status: 'failed', assertionResults: [] }] })

it.each([
  [
    'adds tests and checks',
    { 'tests.json': report('passed', 'passed'), 'lint.passed': '' },
    [],
    '3 passed, 0 failed',
    0,
  ],
  ['counts a failed check', { 'tests.json': report('passed') }, ['lint'], '1 passed, 1 failed', 1],
  ['counts a failed test', { 'tests.json': report('passed', 'failed') }, [], '1 passed, 1 failed', 1],
  [
    'counts a skipped test as failed',
    { 'tests.json': report('passed', 'skipped') },
    [],
    '1 passed, 1 failed',
    1,
  ],
  ['counts a file that could not be read', { 'tests.json': brokenFile }, [], '0 passed, 1 failed', 1],
  [
    'counts an error outside any test',
    { 'tests.json': report('passed'), 'tests.failed': '' },
    [],
    '1 passed, 1 failed',
    1,
  ],
  ['counts a run without a report', { 'types.passed': '' }, [], '1 passed, 1 failed', 1],
  [
    'adds the long run',
    { 'tests.json': report('passed'), 'long-tests.json': report('passed', 'failed') },
    [],
    '2 passed, 1 failed',
    1,
  ],
  [
    'counts a long run that ended before its report',
    { 'tests.json': report('passed', 'failed'), 'long-tests.json': null, 'long-tests.failed': '' },
    [],
    '1 passed, 2 failed',
    1,
  ],
  [
    'expects no report of a long run that was left out',
    { 'tests.json': report('passed'), 'long-tests.json': null, 'long-tests.left-out': '' },
    [],
    '1 passed, 0 failed',
    0,
  ],
])('%s', (_what, files, failedChecks, lastLine, code) => {
  expect(count(files, failedChecks)).toEqual({ lastLine, code })
})
