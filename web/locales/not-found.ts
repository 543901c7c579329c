import { notFound as en } from './en/not-found.ts'
import { messages } from './messages.ts'
import { notFound as zhHans } from './zh-Hans/not-found.ts'

/** The words of an address that leads nowhere. */
export const t = messages({ en, 'zh-Hans': zhHans })
