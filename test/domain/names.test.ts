import { describe, expect, it } from 'vitest'
import { hasUnseen } from '#server/contracts/names.ts'

const seen = [
  'Shift swap 换班',
  'Ünïcödé e\u0301',
  '日本語・한국어',
  'נוסעים',
  'می\u200Cخواهم',
  'क्\u200Dष',
  '👩\u200D🔬 lab',
  '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
  '❤️ ok',
]

const unseen: Record<string, string> = {
  'right-to-left override': 'report\u202Efdp.exe',
  'left-to-right mark': 'a\u200Eb',
  isolate: 'a\u2067b\u2069',
  'zero width space': 'Ada\u200B',
  'joiner between letters': 'A\u200Dda',
  'joiner at the end': 'Ada\u200C',
  'soft hyphen': 'Ada\u00AD',
  'byte order mark': '\uFEFFAda',
  'word joiner': 'A\u2060da',
  'line end': 'a\nb',
  'line separator': 'a\u2028b',
  tab: 'a\tb',
  'next line': 'a\u0085b',
  'blank letter': '\u3164',
  'blank braille': 'a\u2800b',
  'tag character': 'Ada\u{E0041}',
}

describe('characters of names', () => {
  it.each(seen)('allows %s', (name) => {
    expect(hasUnseen(name)).toBe(false)
  })

  it.each(Object.entries(unseen))('refuses a %s', (_, name) => {
    expect(hasUnseen(name)).toBe(true)
  })
})
