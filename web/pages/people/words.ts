import { people as en } from '../../locales/en/people.ts'
import { people as zhHans } from '../../locales/zh-Hans/people.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the page of everyone. */
export const t = catalogue('people', { en, 'zh-Hans': zhHans })
