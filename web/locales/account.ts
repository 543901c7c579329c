import { account as en } from './en/account.ts'
import { account as zhHans } from './zh-Hans/account.ts'
import { messages } from './messages.ts'

/** The words of one's own account. */
export const t = messages({ en, 'zh-Hans': zhHans })
