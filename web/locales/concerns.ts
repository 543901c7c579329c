import { concerns as en } from './en/concerns.ts'
import { concerns as zhHans } from './zh-Hans/concerns.ts'
import { messages } from './messages.ts'

/** Why a launch's plan wants a look, in a few words. */
export const concernText = messages({ en, 'zh-Hans': zhHans })
