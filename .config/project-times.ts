import type { Reporter, TestModule } from 'vitest/node'

type Span = { from: number; to: number }

const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`.padStart(10)
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** Says after a run how long each project took, what its files took by themselves, and which of them took longest. */
export class ProjectTimes implements Reporter {
  readonly #spans = new Map<string, Span>()

  #see({ project }: TestModule): void {
    const now = Date.now()
    const span = this.#spans.get(project.name)
    if (span) span.to = now
    else this.#spans.set(project.name, { from: now, to: now })
  }

  onTestModuleQueued(module: TestModule): void {
    this.#see(module)
  }

  onTestModuleEnd(module: TestModule): void {
    this.#see(module)
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = [...this.#spans].map(([name, { from, to }]) => {
      const own = modules.filter(({ project }) => project.name === name)
      const tests = sum(own.map((module) => module.diagnostic().duration))
      const imports = sum(own.map((module) => module.diagnostic().collectDuration))
      return `${name.padEnd(14)}${inSeconds(to - from)}${inSeconds(tests)}${inSeconds(imports)}${String(own.length).padStart(7)}`
    })
    const slowest = modules
      .toSorted((one, other) => other.diagnostic().duration - one.diagnostic().duration)
      .slice(0, 5)
      .map((module) => `${module.relativeModuleId} ${inSeconds(module.diagnostic().duration).trim()}`)
    console.log(
      [
        `${'Project'.padEnd(14)}${'time'.padStart(10)}${'tests'.padStart(10)}${'imports'.padStart(10)}${'files'.padStart(7)}`,
        ...lines,
        `Slowest: ${slowest.join(', ')}`,
        '',
      ].join('\n'),
    )
  }
}
