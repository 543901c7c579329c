import { importWords as en } from '../../locales/en/import.ts'
import { importWords as zhHans } from '../../locales/zh-Hans/import.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the import. */
export const t = catalogue('import', { en, 'zh-Hans': zhHans })
