import { rubric as en } from '../../locales/en/rubric.ts'
import { rubric as zhHans } from '../../locales/zh-Hans/rubric.ts'
import { catalogue } from '../../state/language.ts'

export const t = catalogue('rubric', { en, 'zh-Hans': zhHans })
