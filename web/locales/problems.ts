import { problems as en } from './en/problems.ts'
import { messages } from './messages.ts'
import { problems as zhHans } from './zh-Hans/problems.ts'

/** What the server refused, and what is wrong with a field. */
export const problemMessage = messages({ en, 'zh-Hans': zhHans })

/** What may be wrong with a field. */
export const fieldProblems = Object.keys(en.field) as (keyof typeof en.field)[]
