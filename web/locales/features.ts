import { features as en } from './en/features.ts'
import { features as zhHans } from './zh-Hans/features.ts'
import { messages } from './messages.ts'

/** Messages of the features list. */
export const t = messages({ en, 'zh-Hans': zhHans })
