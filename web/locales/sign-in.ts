import { signIn as en } from './en/sign-in.ts'
import { signIn as zhHans } from './zh-Hans/sign-in.ts'
import { messages } from './messages.ts'

/** Messages of the sign-in page. */
export const t = messages({ en, 'zh-Hans': zhHans })
