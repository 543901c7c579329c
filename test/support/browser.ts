import { chromium } from 'playwright'
import type { TestProject } from 'vitest/node'
import { chromiumArgs, chromiumMissing, findChromium } from './chromium.ts'

/** Vitest global setup: one browser for the run, in which every test opens its own browser contexts. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(chromiumMissing)
  const browser = await chromium.launchServer({ executablePath, args: chromiumArgs })
  project.provide('browserUrl', browser.wsEndpoint())
  return () => browser.close()
}
