import { playbook as en } from './en/playbook.ts'
import { playbook as zhHans } from './zh-Hans/playbook.ts'
import { messages } from './messages.ts'

export const t = messages({ en, 'zh-Hans': zhHans })
