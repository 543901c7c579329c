import { app as en } from '../locales/en/app.ts'
import { app as zhHans } from '../locales/zh-Hans/app.ts'
import { catalogue } from '../state/language.ts'

/** The shell's own words. */
export const t = catalogue('app', { en, 'zh-Hans': zhHans })
