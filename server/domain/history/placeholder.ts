/** Placeholders for the name and e-mail address of an anonymised person. */
import type { Language } from '../../contracts/lists.ts'

/** The end of a version 7 UUID is random; its beginning would reveal when the person was added. */
const markOf = (personId: string): string => personId.slice(-6)

const former: Record<Language, string> = { en: 'Former colleague', 'zh-Hans': '前同事' }

/** The stored name: the same everywhere for one person, so that the history stays readable. */
export const placeholderName = (personId: string): string => `${former.en} ${markOf(personId)}`

/** An undeliverable address (RFC 2606, `.invalid`), unique per person. */
export const placeholderAddress = (personId: string): string => `${personId}@anonymised.invalid`

/** A name for display: placeholders are translated, other names are returned as they are. */
export function nameIn(name: string, language: Language): string {
  const mark = /^Former colleague ([0-9a-f]{6})$/.exec(name)?.[1]
  return mark === undefined ? name : `${former[language]} ${mark}`
}
