import { gallery as en } from './en/gallery.ts'
import { gallery as zhHans } from './zh-Hans/gallery.ts'
import { messages } from './messages.ts'

/** The gallery's own words. */
export const t = messages({ en, 'zh-Hans': zhHans })

/** Both languages side by side, for the page of words. */
export const pairs = (Object.keys(en.word) as (keyof typeof en.word)[]).map((key) => ({
  key,
  en: en.word[key].word,
  zhHans: zhHans.word[key].word,
}))
