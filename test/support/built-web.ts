import { buildWebIfStale } from '../../.config/build.ts'

/** Vitest global setup of the projects that open the real product: its pages are built when they are not, or no longer, right. */
export function setup() {
  buildWebIfStale()
}
