import { importWords as en } from './en/import.ts'
import { importWords as zhHans } from './zh-Hans/import.ts'
import { messages } from './messages.ts'

/** Messages of the import page. */
export const t = messages({ en, 'zh-Hans': zhHans })
