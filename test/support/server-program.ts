import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { buildIfStale } from '../../.config/build.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverProgram: string
  }
}

const built = fileURLToPath(new URL('../../dist/server.js', import.meta.url))
const copy = fileURLToPath(new URL(`../../dist/server-for-tests-${process.pid}.js`, import.meta.url))

/**
 * Vitest global setup: the server as one script, as `npm start` runs it, built when missing or outdated. The run has a copy
 * for all its projects, which a later build does not replace.
 */
export function setup(project: TestProject): () => void {
  if (!existsSync(copy)) {
    buildIfStale(['server'])
    copyFileSync(built, copy)
  }
  project.provide('serverProgram', copy)
  return () => rmSync(copy, { force: true })
}
