import { presence as en } from './en/presence.ts'
import { presence as zhHans } from './zh-Hans/presence.ts'
import { messages } from './messages.ts'

/** Messages about who is viewing or editing, the reader included. */
export const presenceText = messages({ en, 'zh-Hans': zhHans })
