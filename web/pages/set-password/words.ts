import { setPassword as en } from '../../locales/en/set-password.ts'
import { setPassword as zhHans } from '../../locales/zh-Hans/set-password.ts'
import { catalogue } from '../../state/language.ts'

/** The words of setting a password with a link. */
export const t = catalogue('set-password', { en, 'zh-Hans': zhHans })
