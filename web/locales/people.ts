import { people as en } from './en/people.ts'
import { people as zhHans } from './zh-Hans/people.ts'
import { messages } from './messages.ts'

/** The words of the page of everyone. */
export const t = messages({ en, 'zh-Hans': zhHans })
