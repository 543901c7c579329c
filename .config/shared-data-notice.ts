import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter } from 'vitest/node'

/** A reporter that prints how many tests did not run because their data is missing. */
export class SharedDataNotice implements Reporter {
  readonly #folder: string

  constructor(root: string) {
    this.#folder = join(root, 'test/shared-data')
  }

  onTestRunEnd() {
    if (!existsSync(this.#folder)) return
    const files = readdirSync(this.#folder).filter((name) => name.endsWith('.test.ts'))
    const sources = files.map((name) => readFileSync(join(this.#folder, name), 'utf8'))
    const count = sources.flatMap((source) => source.match(/^\s*(it|test)(\.each)?\(/gm) ?? []).length
    console.log(
      `${count} tests did not run: test/shared-data needs ../shared/data/seed-saas-pmm beside this folder.`,
    )
  }
}
