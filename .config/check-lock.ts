/**
 * Checks that the lock file contains all optional dependencies, which other platforms need for native packages, and that
 * what runs has a licence that the README names.
 */
import { readFileSync } from 'node:fs'

type Entry = {
  optionalDependencies?: Record<string, string>
  license?: string
  dev?: boolean
  devOptional?: boolean
}
const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> }

const missing = Object.entries(packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages))
    .map((name) => `${path} names ${name}`),
)
if (missing.length > 0) {
  console.error(`package-lock.json lacks what it names:\n  ${missing.join('\n  ')}`)
  process.exitCode = 1
}

/** Of `(MIT OR WTFPL)` one is enough, of `(MIT AND Zlib)` both are needed. */
const choicesOf = (license: string): string[][] =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .map((choice) => choice.split(' AND '))
const named = read('README.md').split('## Licence')[1] ?? ''
const unnamed = Object.entries(packages).flatMap(([path, { license = 'none', dev, devOptional }]) => {
  const isRun = path !== '' && !dev && !devOptional
  const isNamed = choicesOf(license).some((choice) => choice.every((name) => named.includes(`\`${name}\``)))
  return isRun && !isNamed ? [`${path}: ${license}`] : []
})
if (unnamed.length > 0) {
  console.error(`README.md does not name the licence of what runs:\n  ${unnamed.join('\n  ')}`)
  process.exitCode = 1
}
