import { history as en } from './en/history.ts'
import { history as zhHans } from './zh-Hans/history.ts'
import { messages } from './messages.ts'

/** The words in which the history is told. */
export const historyText = messages({ en, 'zh-Hans': zhHans })

/** The verbs that have a sentence of their own. */
export const recordedVerbs = Object.keys(en.says) as (keyof typeof en.says)[]
/** The fields that only the history names; those of features and launches are named in the domain. */
export const historyFields = Object.keys(en.field) as (keyof typeof en.field)[]
