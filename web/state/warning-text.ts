import { warnings as en } from '../locales/en/warnings.ts'
import { warnings as zhHans } from '../locales/zh-Hans/warnings.ts'
import { catalogue } from './language.ts'

/** What is said around a warning; its own title and cause come with it. */
export const warningText = catalogue('warnings', { en, 'zh-Hans': zhHans })
