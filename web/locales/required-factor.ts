import { requiredFactor as en } from './en/required-factor.ts'
import { requiredFactor as zhHans } from './zh-Hans/required-factor.ts'
import { messages } from './messages.ts'

export const t = messages({ en, 'zh-Hans': zhHans })
