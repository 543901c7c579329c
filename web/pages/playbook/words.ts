import { playbook as en } from '../../locales/en/playbook.ts'
import { playbook as zhHans } from '../../locales/zh-Hans/playbook.ts'
import { catalogue } from '../../state/language.ts'

export const t = catalogue('playbook', { en, 'zh-Hans': zhHans })
