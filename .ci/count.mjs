/** Adds up what `.ci/run` saw: node count.mjs <folder of reports> <failed check>… */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, ...failedChecks] = process.argv.slice(2)

let passed = readdirSync(folder).filter((name) => name.endsWith('.passed')).length
let failed = failedChecks.length
for (const run of ['tests', 'long-tests']) {
  if (existsSync(join(folder, `${run}.left-out`))) continue
  const results = join(folder, `${run}.json`)
  let faults = 0
  if (existsSync(results)) {
    const report = JSON.parse(readFileSync(results, 'utf8'))
    const tests = report.testResults.flatMap((file) => file.assertionResults)
    // A file that could not even be read has no tests that could fail.
    const brokenFiles = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    const faulty = tests.filter(({ status }) => status !== 'passed')
    passed += tests.length - faulty.length
    faults = faulty.length + brokenFiles.length
  }
  // An error outside any test, or a run that never came to its report.
  const isTroubled = existsSync(join(folder, `${run}.failed`)) || !existsSync(results)
  failed += isTroubled && faults === 0 ? 1 : faults
}

if (failedChecks.length > 0) console.log(`\nNot in order: ${failedChecks.join(', ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
