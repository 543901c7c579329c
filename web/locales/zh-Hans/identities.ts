import type { Translated } from '../messages.ts'
import type { identities as en } from '../en/identities.ts'

export const identities = {
  title: '单点登录',
  lede: '在那边以下列身份登录的人，在这里就是你。不再属于你的请解除关联：它的登录会话会结束，只有管理员能重新关联。',
  ledeOf:
    '在那边以下列身份登录的人，在这里就是{{name}}。解除关联会结束它的登录会话，在你重新关联之前它无法登录。',
  titleOf: '{{name}}的单点登录',
  none: '没有关联任何身份。',
  since: '{{at}}关联',
  ended: '{{at}}解除关联',
  unlink: '解除关联',
  unlinkName: '解除关联 {{issuer}}',
  unlinkSure: '确定解除',
  unlinked: '已解除关联，它的登录会话已结束',
  relink: '重新关联',
  relinkName: '重新关联 {{issuer}}',
  relinked: '已重新关联',
  close: '关闭',
} satisfies Translated<typeof en>
