import { plan as en } from './en/plan.ts'
import { plan as zhHans } from './zh-Hans/plan.ts'
import { messages } from './messages.ts'

/** Messages of the page that previews and confirms a plan. */
export const t = messages({ en, 'zh-Hans': zhHans })
