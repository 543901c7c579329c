import { plan as en } from '../../locales/en/plan.ts'
import { plan as zhHans } from '../../locales/zh-Hans/plan.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the page that previews and confirms a plan. */
export const t = catalogue('plan', { en, 'zh-Hans': zhHans })
