import { visibility as en } from './en/visibility.ts'
import { visibility as zhHans } from './zh-Hans/visibility.ts'
import { messages } from './messages.ts'

/** The words around who sees a confidential thing. */
export const visibilityText = messages({ en, 'zh-Hans': zhHans })
