import type { Translated } from '../messages.ts'
import type { presence as en } from '../en/presence.ts'

export const presence = {
  here_other: '{{names}}也在这里',
  edits_other: '{{names}}正在编辑',
  signedOut: '你已退出登录',
  signedOutText:
    '这个页面上写的内容都还在，但重新登录之前不会保存。登录页会在新标签页打开，登录后回到这里即可。',
  signIn: '重新登录',
  leave: '离开这个页面',
} satisfies Translated<typeof en>
