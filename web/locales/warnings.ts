import { warnings as en } from './en/warnings.ts'
import { warnings as zhHans } from './zh-Hans/warnings.ts'
import { messages } from './messages.ts'

/** What is said around a warning; its own title and cause come with it. */
export const warningText = messages({ en, 'zh-Hans': zhHans })
