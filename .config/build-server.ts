/** The server as one script: it starts in a third of the time that its sources take, and without what reads TypeScript. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Finds its files beside its own: a compiled part, and pages. */
const external = ['better-sqlite3', '@fastify/swagger-ui']

/**
 * Writes two scripts and their source maps into dist/, as far from the pages as their sources are: the server, and the program
 * of the processes that read documents. Packages are part of them, because finding and reading their thousand files takes
 * longer than everything else at the start.
 * @param name of the server's script, without its suffix
 * @param id of the sources (`server/build-id.ts`)
 */
export async function buildServer(name: string, id: string): Promise<void> {
  await Promise.all([
    buildScript(name, 'server/main.ts', id),
    buildScript(`${name}-extraction`, 'server/adapters/extraction/child.ts', id),
  ])
}

async function buildScript(name: string, source: string, id: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { HEADRACE_BUILD: JSON.stringify(id) },
    ssr: { noExternal: true, external },
    build: {
      ssr: join(root, source),
      outDir: join(root, 'dist'),
      emptyOutDir: false,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: {
        output: {
          entryFileNames: `${name}.js`,
          codeSplitting: false,
          // Names stay, for engineers with a stack trace; Node keeps the text in memory, and the lines come from the sources.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
          sourcemapExcludeSources: true,
        },
      },
    },
  })
}
