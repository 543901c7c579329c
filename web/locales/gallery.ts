import { gallery as en } from './en/gallery.ts'
import { gallery as zhHans } from './zh-Hans/gallery.ts'
import { messages } from './messages.ts'

/** Messages of the gallery. */
export const t = messages({ en, 'zh-Hans': zhHans })

/** Each term in both languages, for the glossary. */
export const pairs = (Object.keys(en.word) as (keyof typeof en.word)[]).map((key) => ({
  key,
  en: en.word[key].word,
  zhHans: zhHans.word[key].word,
}))
