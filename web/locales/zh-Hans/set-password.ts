import type { Translated } from '../messages.ts'
import type { setPassword as en } from '../en/set-password.ts'

export const setPassword = {
  invite: '{{name}}，欢迎',
  reset: '{{name}}，设置新密码',
  inviteLede: '请为 {{email}} 设置密码，设好就能进去。',
  resetLede: '请为 {{email}} 设置新密码。设好之后，其他地方的登录都会退出，API 令牌也会失效。',
  inviteButton: '设置密码并进入',
  resetButton: '设置新密码',
  codeLede: '新密码已设好。你的账户还需要第二步验证。',
  codeButton: '登录',
  lost: '这个链接已失效',
  lostLede: '它已经用过、已过期，或者被更新的链接取代。如果密码已经设好，直接登录就行。',
  lostAskMail: '重新寄一封邮件',
  lostAsk: '需要新链接的话，请联系管理员。',
  missing: '请重新打开链接',
  missingLede: '邮件或消息里的链接带有一把钥匙，页面刷新之后就不在了。',
  signIn: '登录',
} satisfies Translated<typeof en>
