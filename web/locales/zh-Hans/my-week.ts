import type { Translated } from '../messages.ts'
import type { myWeek as en } from '../en/my-week.ts'

export const myWeek = {
  title: '我的一周',
  titleOf: '{{name}}的一周',
  range: '{{from}}至{{to}}',
  count: {
    thisWeek_other: '本周到期 {{count}} 项',
    overdue: '逾期 {{count}} 项',
    later: '以后 {{count}} 项',
  },
  person: '看谁的一周',
  groups: {
    overdue: '逾期',
    nextWeek: '下周',
    later: '以后',
    done: '本周完成',
  },
  today: '今天',
  nothingToday: '今天没有到期的任务。',
  short: '来不及',
  week: '第 {{week}} 周，共 {{weeks}} 周',
  tick: '完成：{{title}}',
  said: '已完成：{{title}}',
  ticked: '{{title}}：第 {{week}} 周，共 {{weeks}} 周',
  reopened: '已重新打开：{{title}}',
  deliverable: '交付',
  doneWhen: '完成标准',
  link: '交付物',
  laterMore_other: '以后还有 {{count}} 项',
  empty: {
    title: '没有任务在等你',
    text: '各个推广的任务一分给你，就会出现在这里，写明交付什么、做到什么算完成。',
    other: '没有任务在等{{name}}',
    launches: '查看推广',
  },
  keys: { down: '下一项任务', up: '上一项任务', done: '标为完成，或重新打开' },
} satisfies Translated<typeof en>
