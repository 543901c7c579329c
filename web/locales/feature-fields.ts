import { featureFields as en } from './en/feature-fields.ts'
import { featureFields as zhHans } from './zh-Hans/feature-fields.ts'
import { messages } from './messages.ts'

/** What each field of a feature is called, wherever it is edited, mapped, merged or told of. */
export const fieldName = messages({ en, 'zh-Hans': zhHans })

/** The fields that have a name, as the history and an import spell them. */
export const namedFields = Object.keys(en) as (keyof typeof en)[]
export type NamedField = keyof typeof en
