import type { AccountLinkPurpose } from '../contracts/accounts.ts'
import type { Language } from '../contracts/lists.ts'

type Facts = Readonly<{ name: string; url: string }>
type Words = Readonly<{ subject: string; text: (facts: Facts) => string }>

const words: Record<Language, Record<AccountLinkPurpose, Words>> = {
  en: {
    invite: {
      subject: 'Your Headrace account',
      text: ({ name, url }) =>
        `Hello ${name},

an account in Headrace is ready for you. Headrace is where your company plans feature launches.
Open this link and set your password:

${url}

The link works once and for 7 days. If it has expired, ask an administrator for a new one.
`,
    },
    reset: {
      subject: 'Set a new Headrace password',
      text: ({ name, url }) =>
        `Hello ${name},

someone asked for a new password for your Headrace account. If it was you, open this link:

${url}

The link works once and for 24 hours. If you did not ask for it, you need not do anything: your
password stays as it is.
`,
    },
  },
  'zh-Hans': {
    invite: {
      subject: '你的 Headrace 账户已开通',
      text: ({ name, url }) =>
        `${name}，你好：

公司在 Headrace 里做功能推广的规划，你的账户已经开通。请打开下面的链接设置密码：

${url}

链接只能用一次，7 天内有效。如果已过期，请联系管理员重新获取。
`,
    },
    reset: {
      subject: '重设 Headrace 密码',
      text: ({ name, url }) =>
        `${name}，你好：

我们收到了重设你的 Headrace 密码的请求。如果是你本人操作，请打开下面的链接：

${url}

链接只能用一次，24 小时内有效。如果不是你本人操作，不必理会，密码不会有任何变化。
`,
    },
  },
}

/** The mail with a link for setting a password, in the recipient's language. */
export function accountLinkMail(
  language: Language,
  purpose: AccountLinkPurpose,
  { name, url }: Facts,
): { subject: string; text: string } {
  const { subject, text } = words[language][purpose]
  // Line breaks are removed from names, so that a name cannot inject text into the mail.
  return { subject, text: text({ name: name.replace(/\s+/g, ' '), url }) }
}
