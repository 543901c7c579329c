import { rubric as en } from './en/rubric.ts'
import { rubric as zhHans } from './zh-Hans/rubric.ts'
import { messages } from './messages.ts'

export const t = messages({ en, 'zh-Hans': zhHans })
