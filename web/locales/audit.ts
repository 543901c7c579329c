import { audit as en } from './en/audit.ts'
import { audit as zhHans } from './zh-Hans/audit.ts'
import { messages } from './messages.ts'

/** Messages of audit events about accounts, sign-ins, tokens and visibility, and of their origins. */
export const auditText = messages({ en, 'zh-Hans': zhHans })

const keysOf = <T extends object>(words: T) => Object.keys(words) as (keyof T & string)[]

/** Verbs with a sentence in this catalogue. */
export const auditVerbs = keysOf(en.says)
/** Verbs with a different sentence when people do them to their own account. */
export const ownVerbs = keysOf(en.own)
/** Verbs with a different sentence when the person concerned is unknown. */
export const unknownVerbs = keysOf(en.unknown)
/** Fields named in this catalogue. */
export const auditFields = keysOf(en.field)
/** Values of these fields that have a display text. */
export const auditValues = keysOf(en.value)
