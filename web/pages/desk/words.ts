import { desk as en } from '../../locales/en/desk.ts'
import { desk as zhHans } from '../../locales/zh-Hans/desk.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the desk. */
export const t = catalogue('desk', { en, 'zh-Hans': zhHans })
