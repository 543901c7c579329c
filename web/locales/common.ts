import { common as en } from './en/common.ts'
import { messages } from './messages.ts'
import { common as zhHans } from './zh-Hans/common.ts'

/** Messages shared by several pages: save, cancel, nobody yet … */
export const common = messages({ en, 'zh-Hans': zhHans })
