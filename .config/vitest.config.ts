import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArgs, findChromium } from '../test/support/chromium.ts'
import { isLongRun } from '../test/support/size.ts'
import { LongFilesFirst } from './long-files-first.ts'
import { ProjectTimes } from './project-times.ts'
import { SharedDataNotice } from './shared-data-notice.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const hasSharedData = existsSync(new URL('../../shared/data/seed-saas-pmm', import.meta.url))

/** Where a report is written for `.ci/run` to count. */
const report = process.env.TEST_REPORT

/** The test files that ask how large they are; the long run is of these alone. */
const sizedFiles = () =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => readFileSync(join(root, 'test', name), 'utf8').includes("/support/size.ts'"))
    .map((name) => `test/${name}`)
const filesIn = (folder: string) =>
  isLongRun ? sizedFiles().filter((file) => file.startsWith(folder)) : [`${folder}**/*.test.ts`]

const folders = {
  web: 'test/web/',
  domain: 'test/domain/',
  journeys: 'test/journeys/',
  architecture: 'test/architecture/',
  sharedData: 'test/shared-data/',
}

/** What the tests in a browser before a server need. */
const ofWholeProduct = [
  'test/support/browser.ts',
  'test/support/built-web.ts',
  'test/support/server-program.ts',
]

/** One more than the cores that the tests are planned for: these wait for databases, processes and pages a third of the time. */
const waitingWorkers = 3

/** One project per kind of test, so that `--project domain` needs neither browser nor database. */
export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFilesFirst },
    reporters: [
      'default',
      ...(report ? [['json', { outputFile: report }] as ['json', { outputFile: string }]] : []),
      new ProjectTimes(),
      ...(hasSharedData ? [] : [new SharedDataNotice(root)]),
    ],
    projects: [
      {
        root,
        // Pure functions: module loading takes most of the time of these tests, so load once for all files.
        test: {
          name: 'domain',
          include: filesIn(folders.domain),
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        test: {
          name: 'architecture',
          include: filesIn(folders.architecture),
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Runs all tests that are in no other project, so that none is missed.
        root,
        test: {
          name: 'server',
          include: filesIn('test/'),
          exclude: Object.values(folders).map((folder) => `${folder}**`),
          // None of our modules keeps anything between tests; loading them for every file would take longer than the tests.
          isolate: false,
          globalSetup: ['test/support/postgres.ts', 'test/support/server-program.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
          maxWorkers: waitingWorkers,
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
            'marked',
            'marked-footnote',
            'dompurify',
            'diff',
          ],
        },
        test: {
          name: 'web',
          include: filesIn(folders.web),
          globalSetup: ['test/support/require-chromium.ts'],
          setupFiles: ['test/web/load-problems.ts'],
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
          include: filesIn(folders.journeys),
          isolate: false,
          globalSetup: ofWholeProduct,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: waitingWorkers,
          sequence: { groupOrder: 4 },
        },
      },
      ...(hasSharedData
        ? [
            {
              root,
              test: {
                name: 'shared-data',
                include: filesIn(folders.sharedData),
                isolate: false,
                globalSetup: ofWholeProduct,
                testTimeout: 300_000,
                hookTimeout: 60_000,
                maxWorkers: waitingWorkers,
                sequence: { groupOrder: 4 },
              },
            },
          ]
        : []),
    ],
  },
})
