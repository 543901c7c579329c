import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { buildServer } from '../../.config/build-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverProgram: string
  }
}

/** Vitest global setup: bundles the server into one script, as `npm start` runs it, once per project. */
export async function setup(project: TestProject): Promise<() => void> {
  const name = `server-for-tests-${process.pid}-${project.name}`
  await buildServer(name, 'tested')
  const built = (script: string) => fileURLToPath(new URL(`../../dist/${script}.js`, import.meta.url))
  const script = built(name)
  project.provide('serverProgram', script)
  return () => {
    for (const file of [script, built(`${name}-extraction`)])
      for (const each of [file, `${file}.map`]) rmSync(each, { force: true })
  }
}
