/** Builds the pages into dist/web and the server into dist/server.js, unless what is there was built from the very same sources. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const thisFile = fileURLToPath(import.meta.url)
const dist = (path: string) => join(root, 'dist', path)
const assets = dist('web/assets')

/** Everything that is built, what it is built from, and what shows that it is there. */
const parts = {
  web: {
    sources: [
      'web',
      'server/contracts',
      'server/domain',
      '.config/build.ts',
      'tsconfig.json',
      'package-lock.json',
    ],
    result: assets,
    build: buildWeb,
  },
  server: {
    sources: ['server', 'migrations', '.config/build-server.ts', 'tsconfig.json', 'package-lock.json'],
    result: dist('server.js'),
    build: async (hash: string) => (await import('./build-server.ts')).buildServer('server', hash),
  },
} as const
type Part = keyof typeof parts
const names = ['web', 'server'] as const satisfies readonly Part[]

function filesIn(path: string): string[] {
  const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    const files = /\.\w+$/.test(source) ? [join(root, source)] : filesIn(source).sort()
    for (const file of files.filter((name) => !name.endsWith('.md')))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** A decorator that the build left as it was parses nowhere: the build is green and the page dead. */
function checkScripts(): void {
  for (const name of readdirSync(assets).filter((file) => file.endsWith('.js'))) {
    execFileSync(process.execPath, ['--check', join(assets, name)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
}

/** Compresses what browsers load as far as Brotli goes, which takes too long while one waits. */
function compressFiles(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(js|css|html|svg|json)$/.test(entry.name),
  )
  for (const entry of files) {
    const file = join(entry.parentPath, entry.name)
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)))
  }
}

/** @throws when Vite can't build, or when a built script does not parse */
async function buildWeb(): Promise<void> {
  // In the environment of a test Vite would bundle the development build of Lit.
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  await build({
    root: join(root, 'web'),
    configFile: join(root, 'web/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: dist('web'), emptyOutDir: true },
  })
  checkScripts()
  compressFiles(dist('web'))
}

const stampOf = (part: Part) => dist(`${part}.sources`)
const isFresh = (part: Part, hash: string) =>
  existsSync(parts[part].result) && existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === hash

async function buildAll(wanted: readonly Part[], isStaleOnly: boolean): Promise<void> {
  for (const part of wanted) {
    const hash = hashOf(parts[part].sources)
    if (isStaleOnly && isFresh(part, hash)) continue
    console.log(part === 'web' ? 'Building the pages …' : 'Building the server …')
    // A build that is interrupted must not pass for the one before it.
    rmSync(stampOf(part), { force: true })
    await parts[part].build(hash)
    writeFileSync(stampOf(part), hash)
  }
}

/** Builds what is stale in a process of its own, so that the caller does not keep the bundler's 300 MB. */
export function buildIfStale(wanted: readonly Part[] = names): void {
  if (wanted.every((part) => isFresh(part, hashOf(parts[part].sources)))) return
  const args = ['--import', 'tsx', thisFile, '--if-stale', ...wanted]
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
}

if (process.argv[1] === thisFile) {
  const named = names.filter((part) => process.argv.includes(part))
  await buildAll(named.length > 0 ? named : names, process.argv.includes('--if-stale'))
}
