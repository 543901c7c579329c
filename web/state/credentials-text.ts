import { credentials as en } from '../locales/en/credentials.ts'
import { credentials as zhHans } from '../locales/zh-Hans/credentials.ts'
import { catalogue } from './language.ts'

/** The words of passwords and codes, which several pages ask for. */
export const credentialsText = catalogue('credentials', { en, 'zh-Hans': zhHans })
