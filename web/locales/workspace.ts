import { workspace as en } from './en/workspace.ts'
import { workspace as zhHans } from './zh-Hans/workspace.ts'
import { messages } from './messages.ts'

/** Messages of the workspace, its product areas and its calendars. */
export const t = messages({ en, 'zh-Hans': zhHans })
