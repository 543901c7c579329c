import { visibility as en } from '../locales/en/visibility.ts'
import { visibility as zhHans } from '../locales/zh-Hans/visibility.ts'
import { catalogue } from './language.ts'

/** The words around who sees a confidential thing. */
export const visibilityText = catalogue('visibility', { en, 'zh-Hans': zhHans })
