import { grading as en } from '../../locales/en/grading.ts'
import { grading as zhHans } from '../../locales/zh-Hans/grading.ts'
import { catalogue } from '../../state/language.ts'

export const t = catalogue('grading', { en, 'zh-Hans': zhHans })
