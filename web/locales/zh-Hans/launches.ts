import type { Translated } from '../messages.ts'
import type { launches as en } from '../en/launches.ts'

export const launches = {
  title: '推广',
  create: '新建推广',
  search: '搜索标题或简介',
  searchName: '搜索推广',
  status: '状态',
  grade: '级别',
  clear: '清除筛选',
  sort: '排序',
  sorts: {
    launchDate: '推广日从早到晚',
    '-launchDate': '推广日从远到近',
    title: '标题升序',
    '-updatedAt': '最近更新在前',
  },
  noDate: '日期未定',
  features_other: '{{count}} 个功能',
  notPlanned: '尚未排期',
  planned_other: '已完成 {{done}}/{{count}}',
  overdue_other: '{{count}} 项逾期',
  empty: {
    title: '还没有推广',
    text: '一次推广围绕一个或几个功能讲一个故事。选好功能，级别决定清单，日期让清单成为排期。确认之前，每一项任务都能先看到。',
    features: '查看功能',
  },
  nothing: {
    title: '没有符合条件的推广',
    text: '没有推广同时满足这些筛选条件。去掉几个条件，或者少打几个字试试。',
  },
  keys: { search: '搜索推广', create: '新建推广', down: '下一个推广', up: '上一个推广' },
} satisfies Translated<typeof en>
