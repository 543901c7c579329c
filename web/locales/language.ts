import { languages } from '#server/contracts/lists.ts'
import type { Language } from '#server/contracts/lists.ts'
import type { LocalText } from '#server/contracts/primitives.ts'

const changed = new EventTarget()
let current = languages.find((one) => one === document.documentElement.lang) ?? 'en'

/** The language the page is in now. */
export function language(): Language {
  return current
}

/** Switches the whole page in place and remembers it on this machine. */
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
    // Private windows may refuse storage; the switch still works until the page is left.
  }
}

/** Calls back on every change of language; returns how to stop. */
export function onLanguageChange(call: () => void): () => void {
  changed.addEventListener('changed', call)
  return () => changed.removeEventListener('changed', call)
}

/** Text in the reader's language; text that a person wrote comes back as written. */
export function localText(text: LocalText): string {
  return typeof text === 'string' ? text : text[current]
}
