import type { Translated } from '../messages.ts'
import type { deletion as en } from '../en/deletion.ts'

export const deletion = {
  archived: {
    feature: '这个功能已于{{date}}归档，不出现在任何列表里，恢复之后才能修改。',
    launch: '这场推广已于{{date}}归档，清单仍可查看，恢复之后才能继续处理。',
  },
  said: { archived: '“{{title}}”已归档', restored: '“{{title}}”已恢复' },
  forGood: '彻底删除',
  title: { feature: '彻底删除这个功能？', launch: '彻底删除这场推广？' },
  step: '第 {{step}} 步，共 2 步',
  first: '先下载将被删除的内容',
  download: '下载导出文件',
  inExport: {
    feature: '一个 zip 文件，含这个功能、全部评分卡和定级，以及它的历史，格式为 Markdown 和 JSON。',
    launch: '一个 zip 文件，含这场推广、它的清单和历史，格式为 Markdown 和 JSON。',
  },
  gone: {
    feature: '将删除：这个功能、它的评分卡和定级。历史里仍会记着它存在过。',
    launch: '将删除：这场推广、它的排期和全部任务。其中的功能会保留。',
  },
  never: '此操作无法撤销。',
  second: '输入标题以确认',
  type: '标题：{{title}}',
  typeHint: '请先下载导出文件。',
  inUse_other: '暂不能删除：有 {{count}} 场推广包含它。请先在推广里把它移出，或先删除推广。',
  deleted: '“{{title}}”已彻底删除',
} satisfies Translated<typeof en>
