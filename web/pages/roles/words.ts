import { roles as en } from '../../locales/en/roles.ts'
import { roles as zhHans } from '../../locales/zh-Hans/roles.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the page of what each role may do. */
export const t = catalogue('roles', { en, 'zh-Hans': zhHans })
