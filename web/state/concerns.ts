import { concerns as en } from '../locales/en/concerns.ts'
import { concerns as zhHans } from '../locales/zh-Hans/concerns.ts'
import { catalogue } from './language.ts'

/** Why a launch's plan wants a look, in a few words. */
export const concernText = catalogue('concerns', { en, 'zh-Hans': zhHans })
