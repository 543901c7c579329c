import { feature as en } from './en/feature.ts'
import { feature as zhHans } from './zh-Hans/feature.ts'
import { messages } from './messages.ts'

/** Messages of the feature page. */
export const t = messages({ en, 'zh-Hans': zhHans })
