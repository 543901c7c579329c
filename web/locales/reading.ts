import { reading as en } from './en/reading.ts'
import { messages } from './messages.ts'
import { reading as zhHans } from './zh-Hans/reading.ts'

export const readingText = messages({ en, 'zh-Hans': zhHans })
