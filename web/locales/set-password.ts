import { setPassword as en } from './en/set-password.ts'
import { setPassword as zhHans } from './zh-Hans/set-password.ts'
import { messages } from './messages.ts'

/** Messages of setting a password with a link. */
export const t = messages({ en, 'zh-Hans': zhHans })
