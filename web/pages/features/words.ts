import { features as en } from '../../locales/en/features.ts'
import { features as zhHans } from '../../locales/zh-Hans/features.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the list of features. */
export const t = catalogue('features', { en, 'zh-Hans': zhHans })
