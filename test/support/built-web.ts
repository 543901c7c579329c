import { buildIfStale } from '../../.config/build.ts'

/** Vitest global setup of the projects that use the built pages: builds them when missing or outdated. */
export function setup() {
  buildIfStale()
}
