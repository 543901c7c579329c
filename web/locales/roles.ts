import { roles as en } from './en/roles.ts'
import { roles as zhHans } from './zh-Hans/roles.ts'
import { messages } from './messages.ts'

/** The words of the page of what each role may do. */
export const t = messages({ en, 'zh-Hans': zhHans })
