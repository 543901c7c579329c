import { problems as en } from './en/problems.ts'
import { messages } from './messages.ts'
import { problems as zhHans } from './zh-Hans/problems.ts'

/** Messages of error responses and of invalid fields. */
export const problemMessage = messages({ en, 'zh-Hans': zhHans })

/** Error codes of a field that have a message. */
export const fieldProblems = Object.keys(en.field) as (keyof typeof en.field)[]
