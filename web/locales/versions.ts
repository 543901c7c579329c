import { versions as en } from './en/versions.ts'
import { messages } from './messages.ts'
import { versions as zhHans } from './zh-Hans/versions.ts'

/** Messages about published versions of a rubric or a playbook. */
export const versionText = messages({ en, 'zh-Hans': zhHans })
