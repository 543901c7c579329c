import type { Translated } from '../../state/language.ts'
import type { activity as en } from '../en/activity.ts'

export const activity = {
  title: '动态',
  lede: '全公司谁做了什么，都记在这里；分数永远不会出现。',
  filter: '只看',
  all: '全部',
  noun: {
    feature: '功能',
    launch: '推广',
    task: '任务',
    rubric: '打分表',
    playbook: '推广模板',
    person: '成员',
    'product-area': '产品模块',
    calendar: '日历',
    workspace: '工作区',
    import: '导入',
  },
  none: {
    title: '还没有这类动态',
    text: '只要有人做了什么，这里就会记下日期和名字。',
    all: '看全部',
  },
  notAllowed: {
    title: '动态只对公司的负责人开放',
    text: '这里记着每个人做过的事。{{why}}单个功能的历史就在它自己的页面上，能看功能的人都能看到。',
    features: '看功能',
  },
} satisfies Translated<typeof en>
