import { account as en } from '../../locales/en/account.ts'
import { account as zhHans } from '../../locales/zh-Hans/account.ts'
import { catalogue } from '../../state/language.ts'

/** The words of one's own account. */
export const t = catalogue('account', { en, 'zh-Hans': zhHans })
