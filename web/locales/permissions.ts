import { permissions as en } from './en/permissions.ts'
import { messages } from './messages.ts'
import { permissions as zhHans } from './zh-Hans/permissions.ts'

/** Why someone may not do something. */
export const permissionText = messages({ en, 'zh-Hans': zhHans })
