import { guide as en } from '../../locales/en/guide.ts'
import { guide as zhHans } from '../../locales/zh-Hans/guide.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the page that shows the API by example. */
export const t = catalogue('guide', { en, 'zh-Hans': zhHans })
