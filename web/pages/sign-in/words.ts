import { signIn as en } from '../../locales/en/sign-in.ts'
import { signIn as zhHans } from '../../locales/zh-Hans/sign-in.ts'
import { catalogue } from '../../state/language.ts'

/** The words of getting in. */
export const t = catalogue('sign-in', { en, 'zh-Hans': zhHans })
