import { fileURLToPath } from 'node:url'
import { it } from 'vitest'
import { runMainJourney } from '../journeys/main-journey.ts'
import { startJourney } from '../journeys/start-journey.ts'

const list = {
  file: fileURLToPath(new URL('../../../shared/data/seed-saas-pmm/features.csv', import.meta.url)),
}
const titles = ['Code Monitoring', 'Saved Searches', 'Batch Changes'] as const

it('from the real list to the last task, in English', async () => {
  await runMainJourney(await startJourney('en'), {
    list,
    count: 34,
    titles,
    launchTitle: 'Know when risky code comes back',
    reason: 'Told together with code monitoring',
  })
})

it('从真实的功能列表到最后一项任务，中文', async () => {
  await runMainJourney(await startJourney('zh-Hans'), {
    list,
    count: 34,
    titles,
    launchTitle: '有风险的代码一回来就知道',
    reason: '和代码监控一起讲，用户才看得懂',
  })
})
