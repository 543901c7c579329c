import { newLaunch as en } from './en/new-launch.ts'
import { newLaunch as zhHans } from './zh-Hans/new-launch.ts'
import { messages } from './messages.ts'

/** Messages of the new-launch page. */
export const t = messages({ en, 'zh-Hans': zhHans })
