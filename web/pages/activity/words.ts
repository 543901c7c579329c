import { activity as en } from '../../locales/en/activity.ts'
import { activity as zhHans } from '../../locales/zh-Hans/activity.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the page of what happened. */
export const t = catalogue('activity', { en, 'zh-Hans': zhHans })

/** What the history can be narrowed to, the commonest first. */
export const activityNouns = Object.keys(en.noun) as (keyof typeof en.noun)[]
