import type { Language } from '../contracts/lists.ts'

/** What happened to an account that its person is told by mail; a link that sets a password is in a mail of its own. */
export const accountNews = [
  'api-token-made',
  'second-factor-on',
  'second-factor-off',
  'recovery-codes-made',
  'password-set',
  'password-changed',
  'identity-linked',
  'role-changed',
  'email-changed',
  'new-network',
] as const
export type AccountNews = (typeof accountNews)[number]

type Facts = Readonly<{
  name: string
  /** The other person who did it; null for oneself and for Headrace. */
  by: string | null
  /** In the recipient's language and the company's time zone. */
  at: string
  /** The network address it came from, if oneself did it. */
  address: string | null
}>

const says: Record<Language, Record<AccountNews, string>> = {
  en: {
    'api-token-made': 'an API token was made that acts in your name',
    'second-factor-on': 'the second factor was turned on',
    'second-factor-off': 'the second factor was turned off',
    'recovery-codes-made': 'new recovery codes were drawn; the earlier ones stopped working',
    'password-set': 'a password was set with a link',
    'password-changed': 'the password was changed',
    'identity-linked': 'single sign-on was linked to it',
    'role-changed': 'your role was changed',
    'email-changed': 'the e-mail address was changed',
    'new-network': 'someone signed in from a network that you have not used before',
  },
  'zh-Hans': {
    'api-token-made': '新建了一个以你的名义操作的 API 令牌',
    'second-factor-on': '开启了两步验证',
    'second-factor-off': '关闭了两步验证',
    'recovery-codes-made': '生成了新的恢复码，旧的已失效',
    'password-set': '通过链接设置了密码',
    'password-changed': '修改了密码',
    'identity-linked': '关联了单点登录',
    'role-changed': '你的角色有变化',
    'email-changed': '邮箱地址有变化',
    'new-network': '有人从你没有用过的网络登录',
  },
}

/** Line breaks are removed from names, so that a name cannot inject text into the mail. */
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ')

const texts: Record<Language, (news: AccountNews, facts: Facts) => { subject: string; text: string }> = {
  en: (news, { name, by, at, address }) => ({
    subject: 'Your Headrace account was changed',
    text: `Hello ${name},

this happened to your Headrace account at ${at}${address === null ? '' : `, from ${address}`}:
${says.en[news]}${by === null ? '' : ` by ${by}`}.

If you know about it, you need not do anything. If not, change your password, end all other sessions on
your account page, and tell an administrator.
`,
  }),
  'zh-Hans': (news, { name, by, at, address }) => ({
    subject: '你的 Headrace 账户有变化',
    text: `${name}，你好：

${at}，你的 Headrace 账户发生了以下变化${address === null ? '' : `（来自 ${address}）`}：
${says['zh-Hans'][news]}${by === null ? '' : `（操作人：${by}）`}。

如果你知道这件事，不必理会。如果不是你本人操作，请修改密码，在账户页面退出其他所有登录，并告诉管理员。
`,
  }),
}

/** The mail about something that happened to an account, in the recipient's language. */
export function accountNewsMail(
  language: Language,
  news: AccountNews,
  facts: Facts,
): { subject: string; text: string } {
  const by = facts.by === null ? null : onOneLine(facts.by)
  return texts[language](news, { ...facts, name: onOneLine(facts.name), by })
}
