import type { Translated } from '../messages.ts'
import type { notFound as en } from '../en/not-found.ts'

export const notFound = {
  title: '这里没有页面',
  lede: '地址可能写错了，或者它指的内容已经不在。你做过的事都还在。',
  home: '回到工作台',
} satisfies Translated<typeof en>
