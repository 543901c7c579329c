import { languages } from '#server/contracts/lists.ts'
import type { Language } from '#server/contracts/lists.ts'
import { shownText } from '#server/contracts/names.ts'
import type { LocalText } from '#server/contracts/primitives.ts'

const changed = new EventTarget()
let current = languages.find((one) => one === document.documentElement.lang) ?? 'en'

/** The current language of the page. */
export function language(): Language {
  return current
}

/** Switches the language of the page without a reload and stores it in this browser. */
export function changeLanguage(to: Language): void {
  if (to === current) return
  current = to
  document.documentElement.lang = to
  remember(to)
  changed.dispatchEvent(new Event('changed'))
}

function remember(to: Language) {
  try {
    localStorage.setItem('headrace.language', to)
  } catch {
    // Storage may be blocked in private windows; the switch then lasts until the page is closed.
  }
}

/** Subscribes to changes of language; returns how to unsubscribe. */
export function onLanguageChange(call: () => void): () => void {
  changed.addEventListener('changed', call)
  return () => changed.removeEventListener('changed', call)
}

/** The text in the reader's language, for editing: what a person wrote is returned unchanged. */
export function localValue(text: LocalText): string {
  return typeof text === 'string' ? text : text[current]
}

/** The text in the reader's language, for reading: what a person wrote as `shownText` shows it. */
export const localText = (text: LocalText): string => shownText(localValue(text))
