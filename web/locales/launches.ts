import { launches as en } from './en/launches.ts'
import { launches as zhHans } from './zh-Hans/launches.ts'
import { messages } from './messages.ts'

/** The words of the list of launches. */
export const t = messages({ en, 'zh-Hans': zhHans })
