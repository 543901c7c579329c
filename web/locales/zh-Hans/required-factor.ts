import type { Translated } from '../messages.ts'
import type { requiredFactor as en } from '../en/required-factor.ts'

export const requiredFactor = {
  title: '你的角色必须使用两步验证',
  lede: '请在这里设置，只需一分钟和一个身份验证器应用。在此之前无法打开其他内容，你的 API 令牌也不能使用。',
  byProvider:
    '你通过 {{provider}} 登录，但它没有说明已要求第二步验证。请先退出，再在那边用两步验证登录。如果它从不要求，请告诉管理员。',
  goOn: '恢复码已经收好，继续',
} satisfies Translated<typeof en>
