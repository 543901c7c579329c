import { authenticating as en } from './en/authenticating.ts'
import { authenticating as zhHans } from './zh-Hans/authenticating.ts'
import { messages } from './messages.ts'

/** Messages of proving again who one is. */
export const t = messages({ en, 'zh-Hans': zhHans })
