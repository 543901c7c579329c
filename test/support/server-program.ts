import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { buildIfStale } from '../../.config/build.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverProgram: string
  }
}

const script = (name: string) => fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url))
const copyName = `server-for-tests-${process.pid}`

/** The server, and the program of the processes that read documents, each with its copy. */
const scripts = ['', '-extraction'].map((suffix) => ({
  built: script(`server${suffix}`),
  copy: script(`${copyName}${suffix}`),
}))

/**
 * Vitest global setup: the server as `npm start` runs it, built when missing or outdated. The run has a copy for all its
 * projects, which a later build does not replace.
 */
export function setup(project: TestProject): () => void {
  if (!existsSync(script(copyName))) {
    buildIfStale(['server'])
    for (const { built, copy } of scripts) copyFileSync(built, copy)
  }
  project.provide('serverProgram', script(copyName))
  return () => {
    for (const { copy } of scripts) rmSync(copy, { force: true })
  }
}
