import { fileURLToPath } from 'node:url'
import { it } from 'vitest'
import { runMainJourney } from '../journeys/main-journey.ts'
import { startJourney } from '../journeys/start-journey.ts'
import { sized } from '../support/size.ts'

const list = {
  file: fileURLToPath(new URL('../../../shared/data/seed-saas-pmm/features.csv', import.meta.url)),
}
const titles = ['Code Monitoring', 'Saved Searches', 'Batch Changes'] as const

const inEnglish = {
  name: 'from the real list to the last task, in English',
  language: 'en',
  launchTitle: 'Know when risky code comes back',
  reason: 'Told together with code monitoring',
} as const
const inChinese = {
  name: '从真实的功能列表到最后一项任务，中文',
  language: 'zh-Hans',
  launchTitle: '有风险的代码一回来就知道',
  reason: '和代码监控一起讲，用户才看得懂',
} as const

// test/journeys/journey.test.ts runs the journey in both languages.
it.each(sized([inEnglish], [inEnglish, inChinese]))('$name', async ({ language, launchTitle, reason }) => {
  await runMainJourney(await startJourney(language), { list, count: 34, titles, launchTitle, reason })
})
