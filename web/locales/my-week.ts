import { myWeek as en } from './en/my-week.ts'
import { myWeek as zhHans } from './zh-Hans/my-week.ts'
import { messages } from './messages.ts'

/** The words of a person's week. */
export const t = messages({ en, 'zh-Hans': zhHans })
