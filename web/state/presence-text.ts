import { presence as en } from '../locales/en/presence.ts'
import { presence as zhHans } from '../locales/zh-Hans/presence.ts'
import { catalogue } from './language.ts'

/** What is said about who is here, oneself included. */
export const presenceText = catalogue('presence', { en, 'zh-Hans': zhHans })
