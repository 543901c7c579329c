import { roles as en } from './en/roles.ts'
import { roles as zhHans } from './zh-Hans/roles.ts'
import { messages } from './messages.ts'

/** Messages of the roles page. */
export const t = messages({ en, 'zh-Hans': zhHans })
