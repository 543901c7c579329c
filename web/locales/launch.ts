import { launch as en } from './en/launch.ts'
import { launch as zhHans } from './zh-Hans/launch.ts'
import { messages } from './messages.ts'

/** Messages of the launch page. */
export const t = messages({ en, 'zh-Hans': zhHans })
