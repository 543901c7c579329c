import type { Language } from '#server/contracts/lists.ts'
import { shownText } from '#server/contracts/names.ts'
import { language } from './language.ts'

type Plural = 'one' | 'other'
type WithoutPlural<K extends string> = K extends `${infer Stem}_${Plural}` ? Stem : K

/** A catalogue: nested messages by key; `key_one` and `key_other` are one message with a `count`. */
export type Words = { [key: string]: string | Words }

/** Exactly the keys of the English catalogue; Chinese has no singular, so `_one` keys are omitted. */
export type Translated<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Translated<T[K]>
}

/** Every message of a catalogue as a dotted key. */
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${KeyOf<T[K]>}`
}[keyof T & string]

export type Translate<T> = (key: KeyOf<T>, params?: Record<string, unknown>) => string

const plurals: Record<Language, Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  'zh-Hans': new Intl.PluralRules('zh-Hans'),
}

function textAt(words: Words, path: string): string | undefined {
  let inside: string | Words | undefined = words
  for (const part of path.split('.')) inside = typeof inside === 'object' ? inside[part] : undefined
  return typeof inside === 'string' ? inside : undefined
}

/**
 * The typed `t` of a catalogue in both languages: `t('things', { count })` chooses `things_one` or
 * `things_other`; `{{name}}` is replaced by a parameter, as `shownText` shows it. The Chinese file says `satisfies
 * Translated<typeof en>`, so a missing or extra key does not compile.
 */
export function messages<const T extends Words>(words: { en: T; 'zh-Hans': Translated<T> }): Translate<T> {
  const catalogues: Record<Language, Words> = words as { en: Words; 'zh-Hans': Words }
  return (key, params = {}) => {
    const catalogue = catalogues[language()]
    const { count } = params
    const plural =
      typeof count === 'number' ? textAt(catalogue, `${key}_${plurals[language()].select(count)}`) : undefined
    const text = plural ?? textAt(catalogue, key) ?? key
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => shownText(String(params[name] ?? '')))
  }
}
