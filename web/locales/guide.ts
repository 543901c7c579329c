import { guide as en } from './en/guide.ts'
import { guide as zhHans } from './zh-Hans/guide.ts'
import { messages } from './messages.ts'

/** Messages of the API guide. */
export const t = messages({ en, 'zh-Hans': zhHans })
