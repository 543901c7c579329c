import { presence as en } from './en/presence.ts'
import { presence as zhHans } from './zh-Hans/presence.ts'
import { messages } from './messages.ts'

/** What is said about who is here, oneself included. */
export const presenceText = messages({ en, 'zh-Hans': zhHans })
