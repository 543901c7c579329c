import { newLaunch as en } from '../../locales/en/new-launch.ts'
import { newLaunch as zhHans } from '../../locales/zh-Hans/new-launch.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the page that makes a launch. */
export const t = catalogue('new-launch', { en, 'zh-Hans': zhHans })
