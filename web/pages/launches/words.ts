import { launches as en } from '../../locales/en/launches.ts'
import { launches as zhHans } from '../../locales/zh-Hans/launches.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the list of launches. */
export const t = catalogue('launches', { en, 'zh-Hans': zhHans })
