import { launches as en } from './en/launches.ts'
import { launches as zhHans } from './zh-Hans/launches.ts'
import { messages } from './messages.ts'

/** Messages of the launches list. */
export const t = messages({ en, 'zh-Hans': zhHans })
