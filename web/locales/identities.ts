import { identities as en } from './en/identities.ts'
import { identities as zhHans } from './zh-Hans/identities.ts'
import { messages } from './messages.ts'

export const t = messages({ en, 'zh-Hans': zhHans })
