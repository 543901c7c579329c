import { people as en } from './en/people.ts'
import { people as zhHans } from './zh-Hans/people.ts'
import { messages } from './messages.ts'

/** Messages of the people page. */
export const t = messages({ en, 'zh-Hans': zhHans })
