import { myWeek as en } from '../../locales/en/my-week.ts'
import { myWeek as zhHans } from '../../locales/zh-Hans/my-week.ts'
import { catalogue } from '../../state/language.ts'

/** The words of a person's week. */
export const t = catalogue('my-week', { en, 'zh-Hans': zhHans })
