import { audit as en } from './en/audit.ts'
import { audit as zhHans } from './zh-Hans/audit.ts'
import { messages } from './messages.ts'

/** The words in which accounts, sign-ins, tokens and confidential things are told of, and from where. */
export const auditText = messages({ en, 'zh-Hans': zhHans })

const keysOf = <T extends object>(words: T) => Object.keys(words) as (keyof T & string)[]

/** The verbs that have a sentence here. */
export const auditVerbs = keysOf(en.says)
/** Those that read otherwise when one does them about oneself. */
export const ownVerbs = keysOf(en.own)
/** Those that read otherwise when it is not known whom they were about. */
export const unknownVerbs = keysOf(en.unknown)
/** The fields that are named here. */
export const auditFields = keysOf(en.field)
/** The values of those fields that are said in words. */
export const auditValues = keysOf(en.value)
