import { notFound as en } from './en/not-found.ts'
import { messages } from './messages.ts'
import { notFound as zhHans } from './zh-Hans/not-found.ts'

/** Messages of the not-found page. */
export const t = messages({ en, 'zh-Hans': zhHans })
