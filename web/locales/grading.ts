import { grading as en } from './en/grading.ts'
import { grading as zhHans } from './zh-Hans/grading.ts'
import { messages } from './messages.ts'

export const t = messages({ en, 'zh-Hans': zhHans })
