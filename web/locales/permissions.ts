import { permissions as en } from './en/permissions.ts'
import { messages } from './messages.ts'
import { permissions as zhHans } from './zh-Hans/permissions.ts'

/** Messages for why an action is not permitted. */
export const permissionText = messages({ en, 'zh-Hans': zhHans })
