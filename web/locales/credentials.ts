import { credentials as en } from './en/credentials.ts'
import { credentials as zhHans } from './zh-Hans/credentials.ts'
import { messages } from './messages.ts'

/** The words of passwords and codes, which several pages ask for. */
export const credentialsText = messages({ en, 'zh-Hans': zhHans })
