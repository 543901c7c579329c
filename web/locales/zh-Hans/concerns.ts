import type { Translated } from '../messages.ts'
import type { concerns as en } from '../en/concerns.ts'

export const concerns = {
  regraded: '排期之后重新定过级',
  'date-not-working-day': '推广日不是工作日',
  'lead-time-short': '排期时已有任务来不及做',
  'date-passed-in-draft': '推广日已过，却还没有排期',
  'tasks-overdue': '有任务逾期',
} satisfies Translated<typeof en>
