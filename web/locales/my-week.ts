import { myWeek as en } from './en/my-week.ts'
import { myWeek as zhHans } from './zh-Hans/my-week.ts'
import { messages } from './messages.ts'

/** Messages of the my-week page. */
export const t = messages({ en, 'zh-Hans': zhHans })
