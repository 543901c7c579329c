import type { Translated } from '../messages.ts'
import type { versions as en } from '../en/versions.ts'

export const versions = {
  title: '版本',
  version: '第 {{version}} 版',
  current: '现行',
  shown: '正在看',
  shipped: '产品自带',
  by: '{{date}}，{{name}}',
} satisfies Translated<typeof en>
