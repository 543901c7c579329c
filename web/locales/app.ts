import { app as en } from './en/app.ts'
import { app as zhHans } from './zh-Hans/app.ts'
import { messages } from './messages.ts'

/** Messages of the shell. */
export const t = messages({ en, 'zh-Hans': zhHans })
