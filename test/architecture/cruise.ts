import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

type Violation = { from: string; to: string; rule: { name: string } }
type Cruise = { summary: { violations: Violation[]; totalCruised: number }; modules: { source: string }[] }

const cruiser = fileURLToPath(import.meta.resolve('dependency-cruiser')).replace(/src\/main\/.*/, 'bin/')
const rules = fileURLToPath(new URL('../../.config/dependency-cruiser.cjs', import.meta.url))

/** Checks `folders` of the project at `root` with the dependency rules of this project. */
export function cruise(root: string, folders: string[]): Cruise {
  const args = [`${cruiser}dependency-cruise.mjs`, '--config', rules, '--output-type', 'json', ...folders]
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (!run.stdout) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Cruise
}
