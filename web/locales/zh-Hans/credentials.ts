import type { Translated } from '../messages.ts'
import type { credentials as en } from '../en/credentials.ts'

export const credentials = {
  show: '显示',
  showName: '显示{{field}}',
  email: '邮箱',
  password: '密码',
  newPassword: '新密码',
  passwordRule: '至少 12 个字符。用几个词连起来，比夹杂特殊符号更好记。',
  code: '身份验证器里的动态码',
  codeHint: '六位数字，每 30 秒更新一次。',
  recoveryCode: '恢复码',
  recoveryCodeHint: '开启两步验证时保存的那几个，每个只能用一次。',
  codeInstead: '改用身份验证器',
  recoveryCodeInstead: '改用恢复码',
  wrongCode: '动态码或恢复码不对、已过期，或者已经用过。',
} satisfies Translated<typeof en>
