import { chromiumMissing, findChromium } from './chromium.ts'

/** Vitest global setup of the projects that open pages: without a browser the run stops before its first test. */
export function setup() {
  if (!findChromium()) throw new Error(chromiumMissing)
}
