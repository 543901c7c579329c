import { workspace as en } from '../../locales/en/workspace.ts'
import { workspace as zhHans } from '../../locales/zh-Hans/workspace.ts'
import { catalogue } from '../../state/language.ts'

/** The words of the workspace, its product areas and its calendars. */
export const t = catalogue('workspace', { en, 'zh-Hans': zhHans })
