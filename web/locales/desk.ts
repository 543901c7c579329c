import { desk as en } from './en/desk.ts'
import { desk as zhHans } from './zh-Hans/desk.ts'
import { messages } from './messages.ts'

/** Messages of the desk. */
export const t = messages({ en, 'zh-Hans': zhHans })
