import { feature as en } from '../../locales/en/feature.ts'
import { feature as zhHans } from '../../locales/zh-Hans/feature.ts'
import { catalogue } from '../../state/language.ts'

/** The words of one feature's page. */
export const t = catalogue('feature', { en, 'zh-Hans': zhHans })
