import { activity as en } from './en/activity.ts'
import { activity as zhHans } from './zh-Hans/activity.ts'
import { messages } from './messages.ts'

/** Messages of the audit log page. */
export const t = messages({ en, 'zh-Hans': zhHans })

const keysOf = <T extends object>(words: T) => Object.keys(words) as (keyof T & string)[]

/** Nouns the audit log can be filtered by, the most common first. */
export const activityNouns = keysOf(en.noun)
/** Verbs of the audit log, by their API names. */
export const activityVerbs = keysOf(en.verbs)
/** Origins of an event: session, token or system. */
export const activityOrigins = keysOf(en.origins)
