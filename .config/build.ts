/** Builds the pages into dist/web, unless the sources have not changed since the last build. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const thisFile = fileURLToPath(import.meta.url)
const assets = join(root, 'dist/web/assets')
const stamp = join(root, 'dist/web.sources')
const sources = ['web', 'server/contracts', 'server/domain', 'tsconfig.json', 'package-lock.json']

function filesIn(path: string): string[] {
  const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    const files = source.endsWith('.json') ? [join(root, source)] : filesIn(source).sort()
    for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Parses every built script, because browsers cannot parse a decorator that the build did not compile. */
function checkScripts(): void {
  for (const name of readdirSync(assets).filter((file) => file.endsWith('.js'))) {
    execFileSync(process.execPath, ['--check', join(assets, name)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
}

/** @throws when Vite can't build, or when a built script does not parse */
async function buildWeb(): Promise<void> {
  const hash = hashOfSources()
  const { build } = await import('vite')
  await build({
    root: join(root, 'web'),
    configFile: join(root, 'web/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(root, 'dist/web'), emptyOutDir: true },
  })
  checkScripts()
  writeFileSync(stamp, hash)
}

/**
 * Builds if the sources have changed, in a child process, so that the memory of the bundler (300 MB) is freed for
 * long-running callers.
 */
export function buildWebIfStale(): void {
  const isFresh = existsSync(assets) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources()
  if (isFresh) return
  console.log('Building the pages …')
  execFileSync(process.execPath, ['--import', 'tsx', thisFile], { cwd: root, stdio: 'inherit' })
}

if (process.argv[1] === thisFile) await buildWeb()
