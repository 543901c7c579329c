import { visibility as en } from './en/visibility.ts'
import { visibility as zhHans } from './zh-Hans/visibility.ts'
import { messages } from './messages.ts'

/** Messages about who can see a confidential entity. */
export const visibilityText = messages({ en, 'zh-Hans': zhHans })
