import type { Translated } from '../messages.ts'
import type { conflict as en } from '../en/conflict.ts'

export const conflict = {
  title: '你们改了同一处',
  titleOwn: '你在另一个窗口改过这里',
  lede: '你编辑的时候，这里已经有了改动。请逐项选择保留哪一个，选定之前不会保存，也不会丢失任何内容。',
  mine: '我的',
  theirs: '对方的',
  theirsOf: '{{name}}，{{at}}',
  own: '我在另一个窗口写的，{{at}}',
  together: '合在一起',
  togetherLabel: '把两边的文字合在一起：{{name}}',
  empty: '空',
  save: '按我的选择保存',
  later: '稍后再定',
  merged: '期间{{name}}改了{{what}}，两边的修改都已保存。',
  mergedOwn: '期间你在另一个窗口改了{{what}}，两处修改都已保存。',
  mergedMany: '期间还有人改了{{what}}，所有修改都已保存。',
  the: '{{field}}',
  saved: '{{what}}已保存',
  savedBack: '{{what}}已撤销',
  unsaved: {
    title: '尚未保存：{{what}}',
    conflict: '你编辑的时候，这里已经被改过。',
    keep: '你写的内容还在。',
    compare: '再次对比',
    discard: '放弃修改',
  },
} satisfies Translated<typeof en>
