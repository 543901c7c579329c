import { guide as en } from './en/guide.ts'
import { guide as zhHans } from './zh-Hans/guide.ts'
import { messages } from './messages.ts'

/** The words of the page that shows the API by example. */
export const t = messages({ en, 'zh-Hans': zhHans })
