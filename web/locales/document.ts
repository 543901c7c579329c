import { document as en } from './en/document.ts'
import { document as zhHans } from './zh-Hans/document.ts'
import { messages } from './messages.ts'

/** Messages about documents: on the feature page and on their own. */
export const documentText = messages({ en, 'zh-Hans': zhHans })
