import { deletion as en } from './en/deletion.ts'
import { deletion as zhHans } from './zh-Hans/deletion.ts'
import { messages } from './messages.ts'

/** Messages about archived entities and permanent deletion. */
export const deletionText = messages({ en, 'zh-Hans': zhHans })
