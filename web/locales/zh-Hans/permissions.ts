import type { Translated } from '../messages.ts'
import type { permissions as en } from '../en/permissions.ts'

export const permissions = {
  role: '只有{{roles}}可以操作。',
  notOwn: '只能操作自己负责的内容；{{roles}}不受此限。',
} satisfies Translated<typeof en>
