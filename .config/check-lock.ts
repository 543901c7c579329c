/** Checks that the lock file contains all optional dependencies, which other platforms need for native packages. */
import { readFileSync } from 'node:fs'

type Entry = { optionalDependencies?: Record<string, string> }
const lockFile = new URL('../package-lock.json', import.meta.url)
const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Record<string, Entry> }

const missing = Object.entries(packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages))
    .map((name) => `${path} names ${name}`),
)
if (missing.length > 0) {
  console.error(`package-lock.json lacks what it names:\n  ${missing.join('\n  ')}`)
  process.exitCode = 1
}
