import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArgs, findChromium } from '../test/support/chromium.ts'
import { SharedDataNotice } from './shared-data-notice.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const hasSharedData = existsSync(new URL('../../shared/data/seed-saas-pmm', import.meta.url))

const web = 'test/web/**/*.test.ts'
const domain = 'test/domain/**/*.test.ts'
const journeys = 'test/journeys/**/*.test.ts'
const architecture = 'test/architecture/**/*.test.ts'
const sharedData = 'test/shared-data/**/*.test.ts'

/** One project per kind of test, so that `--project domain` needs neither browser nor database. */
export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    reporters: ['default', ...(hasSharedData ? [] : [new SharedDataNotice(root)])],
    projects: [
      {
        root,
        // Pure functions: module loading takes most of the time of these tests, so load once for all files.
        test: { name: 'domain', include: [domain], isolate: false, sequence: { groupOrder: 1 } },
      },
      {
        root,
        test: {
          name: 'architecture',
          include: [architecture],
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Runs all tests that are in no other project, so that none is missed.
        root,
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: [web, domain, journeys, architecture, sharedData],
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        root,
        // Vite compiles only legacy decorators, which the pages use.
        oxc: {
          decorator: { legacy: true },
          assumptions: { setPublicClassFields: true },
          typescript: { removeClassFieldsWithoutInitializer: true },
        },
        // Pre-bundled, because a cold cache would reload the page during a test.
        optimizeDeps: {
          entries: ['web/*/**/*.ts', 'test/web/**/*.ts'],
          include: [
            'lit',
            'lit/decorators.js',
            'lit/directives/if-defined.js',
            'lit/directives/live.js',
            'lit/directives/repeat.js',
            'lit/directive.js',
            '@lit/context',
            '@tanstack/query-core',
            'axe-core',
          ],
        },
        test: {
          name: 'web',
          include: [web],
          globalSetup: ['test/support/require-chromium.ts'],
          testTimeout: 15_000,
          sequence: { groupOrder: 3 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({ launchOptions: { executablePath: findChromium(), args: chromiumArgs } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        root,
        test: {
          name: 'journeys',
          include: [journeys],
          globalSetup: ['test/support/require-chromium.ts', 'test/support/built-web.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 4 },
        },
      },
      ...(hasSharedData
        ? [
            {
              root,
              test: {
                name: 'shared-data',
                include: [sharedData],
                globalSetup: [
                  'test/support/require-chromium.ts',
                  'test/support/built-web.ts',
                  'test/support/postgres.ts',
                ],
                testTimeout: 300_000,
                hookTimeout: 60_000,
                sequence: { groupOrder: 4 },
              },
            },
          ]
        : []),
    ],
  },
})
