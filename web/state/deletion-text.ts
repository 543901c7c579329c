import { deletion as en } from '../locales/en/deletion.ts'
import { deletion as zhHans } from '../locales/zh-Hans/deletion.ts'
import { catalogue } from './language.ts'

/** The words around what is archived, and around deleting it for good. */
export const deletionText = catalogue('deletion', { en, 'zh-Hans': zhHans })
