import { activity as en } from './en/activity.ts'
import { activity as zhHans } from './zh-Hans/activity.ts'
import { messages } from './messages.ts'

/** The words of the page of what happened. */
export const t = messages({ en, 'zh-Hans': zhHans })

const keysOf = <T extends object>(words: T) => Object.keys(words) as (keyof T & string)[]

/** What the history can be narrowed to, the commonest first. */
export const activityNouns = keysOf(en.noun)
/** Everything that can be done to things, as the history spells it. */
export const activityVerbs = keysOf(en.verbs)
/** By what right things are done. */
export const activityOrigins = keysOf(en.origins)
