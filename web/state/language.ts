import i18next from 'i18next'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { languages } from '#server/contracts/lists.ts'
import type { Language } from '#server/contracts/lists.ts'
import type { LocalText } from '#server/contracts/primitives.ts'

type Plural = 'one' | 'other'
type WithoutPlural<K extends string> = K extends `${infer Stem}_${Plural}` ? Stem : K

/** A catalogue: words by key, grouped as deep as wanted; `key_one` and `key_other` are one message with a `count`. */
export type Words = { [key: string]: string | Words }

/** Exactly the keys of the English catalogue; Chinese has no singular, so `_one` falls away. */
export type Translated<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Translated<T[K]>
}

/** Every message of a catalogue as a dotted key. */
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${KeyOf<T[K]>}`
}[keyof T & string]

export type Translate<T> = (key: KeyOf<T>, params?: Record<string, unknown>) => string

const changed = new EventTarget()

void i18next.init({
  lng: currentDocumentLanguage(),
  fallbackLng: false,
  initAsync: false,
  resources: {},
  showSupportNotice: false,
  interpolation: { escapeValue: false },
})

function currentDocumentLanguage(): Language {
  return languages.find((one) => one === document.documentElement.lang) ?? 'en'
}

/** The language the page is in now. */
export function language(): Language {
  return i18next.language as Language
}

/** Switches the whole page in place and remembers it on this machine. */
export function changeLanguage(to: Language): void {
  if (to === language()) return
  void i18next.changeLanguage(to)
  document.documentElement.lang = to
  remember(to)
  changed.dispatchEvent(new Event('changed'))
}

function remember(to: Language) {
  try {
    localStorage.setItem('headrace.language', to)
  } catch {
    // Private windows may refuse storage; the switch still works until the page is left.
  }
}

/** Calls back on every change of language; returns how to stop. */
export function onLanguageChange(call: () => void): () => void {
  changed.addEventListener('changed', call)
  return () => changed.removeEventListener('changed', call)
}

/**
 * Registers a catalogue in both languages and gives its typed `t`. One namespace per page or area.
 * The Chinese file says `satisfies Translated<typeof en>`, so a missing or extra key does not compile.
 */
export function catalogue<const T extends Words>(
  namespace: string,
  words: { en: T; 'zh-Hans': Translated<T> },
): Translate<T> {
  for (const one of languages) i18next.addResourceBundle(one, namespace, words[one])
  return (key, params) => i18next.t(key, { ...params, ns: namespace })
}

/** Text in the reader's language; text that a person wrote comes back as written. */
export function localText(text: LocalText): string {
  return typeof text === 'string' ? text : text[language()]
}

/** Renders its host again when the language changes. */
export class Localize implements ReactiveController {
  #stop: (() => void) | undefined

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostConnected(): void {
    this.#stop = onLanguageChange(() => this.host.requestUpdate())
  }

  hostDisconnected(): void {
    this.#stop?.()
  }
}
