import { app as en } from './en/app.ts'
import { app as zhHans } from './zh-Hans/app.ts'
import { messages } from './messages.ts'

/** The shell's own words. */
export const t = messages({ en, 'zh-Hans': zhHans })
