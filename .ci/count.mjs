/** Adds up what `.ci/run` saw: node count.mjs <folder of reports> <failed check>… */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, ...failedChecks] = process.argv.slice(2)
const results = join(folder, 'tests.json')

let passed = readdirSync(folder).filter((name) => name.endsWith('.passed')).length
let failed = failedChecks.length
if (existsSync(results)) {
  const report = JSON.parse(readFileSync(results, 'utf8'))
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  // A file that could not even be read has no tests that could fail.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const isFault = ({ status }) => status !== 'passed'
  passed += tests.length - tests.filter(isFault).length
  failed += tests.filter(isFault).length + brokenFiles.length
}
// An error outside any test, or a run that never came to its report.
const isTroubled = existsSync(join(folder, 'tests.failed')) || !existsSync(results)
if (isTroubled && failed === failedChecks.length) failed += 1

if (failedChecks.length > 0) console.log(`\nNot in order: ${failedChecks.join(', ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
