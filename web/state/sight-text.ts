import { sight as en } from '../locales/en/sight.ts'
import { sight as zhHans } from '../locales/zh-Hans/sight.ts'
import { catalogue } from './language.ts'

/** The words around who sees a confidential thing. */
export const sightText = catalogue('sight', { en, 'zh-Hans': zhHans })
