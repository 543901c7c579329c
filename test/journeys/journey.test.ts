import { it } from 'vitest'
import { runMainJourney } from './main-journey.ts'
import { startJourney } from './start-journey.ts'

it('from a pasted list to the last task, in English', async () => {
  const journey = await startJourney('en')
  await runMainJourney(journey, {
    list: {
      rows: [
        'key,title,area,journey,release date,tags',
        'OV-1,Proofing calendar for shift bakers,Ovens,released,2027-01-18,calendar;bakers',
        'OV-2,Oven presets on the receipt printer,Ovens,released,2027-01-20,',
        'OV-3,From flour order to margin: one bakery ledger,Ledger,gray,2027-02-15,ledger',
        'OV-4,Night mode for the counter screen,Counter,planned,,',
      ].join('\n'),
    },
    count: 4,
    titles: [
      'Proofing calendar for shift bakers',
      'Oven presets on the receipt printer',
      'From flour order to margin: one bakery ledger',
    ],
    launchTitle: 'Bakers know tonight what rises tomorrow',
    reason: 'Sold together with the calendar, competitors follow',
  })
})

it('从粘贴的列表到最后一项任务，中文', async () => {
  const journey = await startJourney('zh-Hans')
  await runMainJourney(journey, {
    list: {
      rows: [
        '编号,标题,产品模块,阶段,上线日',
        'KF-1,发酵日历：夜班师傅提前知道明早烤什么,烤炉,已上线,2027-01-18',
        'KF-2,烤炉预设打印在小票上,烤炉,已上线,2027-01-20',
        'KF-3,从面粉采购到毛利：一本账管一家店,账本,灰度,2027-02-15',
        'KF-4,柜台屏幕的夜间模式,柜台,规划中,',
      ].join('\n'),
    },
    count: 4,
    titles: [
      '发酵日历：夜班师傅提前知道明早烤什么',
      '烤炉预设打印在小票上',
      '从面粉采购到毛利：一本账管一家店',
    ],
    launchTitle: '今晚就知道明早烤什么',
    reason: '和发酵日历一起推广，竞品已经开始跟进',
  })
})
