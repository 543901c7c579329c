import { deletion as en } from './en/deletion.ts'
import { deletion as zhHans } from './zh-Hans/deletion.ts'
import { messages } from './messages.ts'

/** The words around what is archived, and around deleting it for good. */
export const deletionText = messages({ en, 'zh-Hans': zhHans })
