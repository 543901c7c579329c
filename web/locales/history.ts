import { history as en } from './en/history.ts'
import { history as zhHans } from './zh-Hans/history.ts'
import { messages } from './messages.ts'

/** Messages of the audit log. */
export const historyText = messages({ en, 'zh-Hans': zhHans })

/** Verbs with a sentence of their own. */
export const recordedVerbs = Object.keys(en.says) as (keyof typeof en.says)[]
/** Fields named only in the audit log; the fields of features and launches are named in the domain. */
export const historyFields = Object.keys(en.field) as (keyof typeof en.field)[]
