import { warnings as en } from './en/warnings.ts'
import { warnings as zhHans } from './zh-Hans/warnings.ts'
import { messages } from './messages.ts'

/** Messages around a warning; its title and cause come from the server. */
export const warningText = messages({ en, 'zh-Hans': zhHans })
