/** What stands where a person's name stood, once nothing may tell who it was. */
import type { Language } from '../../contracts/lists.ts'

/** The end of a version 7 UUID is chance; its beginning would tell when someone joined. */
const markOf = (personId: string): string => personId.slice(-6)

const former: Record<Language, string> = { en: 'Former colleague', 'zh-Hans': '前同事' }

/** The name that is stored: the same everywhere for one person, so that history stays readable. */
export const placeholderName = (personId: string): string => `${former.en} ${markOf(personId)}`

/** An address at which nobody receives anything (RFC 2606, `.invalid`), different for everyone. */
export const placeholderAddress = (personId: string): string => `${personId}@anonymised.invalid`

/** A name as a reader of `language` reads it: a placeholder in their words, any other as it is. */
export function nameIn(name: string, language: Language): string {
  const mark = /^Former colleague ([0-9a-f]{6})$/.exec(name)?.[1]
  return mark === undefined ? name : `${former[language]} ${mark}`
}
