import { launch as en } from './en/launch.ts'
import { launch as zhHans } from './zh-Hans/launch.ts'
import { messages } from './messages.ts'

/** The words of the page of one launch. */
export const t = messages({ en, 'zh-Hans': zhHans })
