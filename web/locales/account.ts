import { account as en } from './en/account.ts'
import { account as zhHans } from './zh-Hans/account.ts'
import { messages } from './messages.ts'

/** Messages of the account page. */
export const t = messages({ en, 'zh-Hans': zhHans })
