import { credentials as en } from './en/credentials.ts'
import { credentials as zhHans } from './zh-Hans/credentials.ts'
import { messages } from './messages.ts'

/** Messages about passwords and codes, shared by several pages. */
export const credentialsText = messages({ en, 'zh-Hans': zhHans })
