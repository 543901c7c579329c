import { concerns as en } from './en/concerns.ts'
import { concerns as zhHans } from './zh-Hans/concerns.ts'
import { messages } from './messages.ts'

/** Short messages for why a launch's plan needs attention. */
export const concernText = messages({ en, 'zh-Hans': zhHans })
