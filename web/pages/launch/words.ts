import { launch as en } from '../../locales/en/launch.ts'
import { launch as zhHans } from '../../locales/zh-Hans/launch.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the page of one launch. */
export const t = catalogue('launch', { en, 'zh-Hans': zhHans })
