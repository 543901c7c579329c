/** Bytes as text. */

export type DecodedText = { text: string; isGuessed: boolean }

/** A text is judged by so much of it. */
const judged = 100_000

const strictly = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
/** How many characters of the beginning match. */
function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const character of text.slice(0, judged)) if (pattern.test(character)) found++
  return found
}

/** UTF-8 with a few damaged characters: ten that are right for each that is not. */
function mostlyUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes)
  return count(text, /[^\0-\x7F\uFFFD]/) > 10 * count(text, /\uFFFD/) ? text : undefined
}

/** Chinese, as GB18030: nearly any bytes decode to something, so most of it must be characters that are often used. */
function chinese(bytes: Uint8Array): string | undefined {
  const text = strictly(bytes, 'gb18030')
  if (text === undefined) return undefined
  const often = count(text, /[\u4E00-\u9FFF\u3000-\u303F\uFF00-\uFFEF\u2010-\u2026]/)
  return often > 0.9 * count(text, /[^\0-\x7F]/) ? text : undefined
}

/** Controls that no text has. One may be copied along by mistake; NUL is part of most files that are no text. */
const isControl = (code: number) => code < 9 || (code > 13 && code < 32 && code !== 27)

function isBinary(codes: Iterable<number>): boolean {
  let [all, controls] = [0, 0]
  for (const code of codes) {
    all++
    if (isControl(code)) controls++
  }
  return controls * 1000 > all + 1000
}

function* codesOf(text: string): Generator<number> {
  for (let n = 0; n < Math.min(text.length, judged); n++) yield text.charCodeAt(n)
}

/** @returns undefined when the bytes are no text */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe
  if (!isUtf16 && isBinary(bytes.subarray(0, judged))) return undefined
  const decoded = decode(bytes)
  return decoded && !isBinary(codesOf(decoded.text)) ? decoded : undefined
}

function decode(bytes: Uint8Array): DecodedText | undefined {
  const sure = (text: string | undefined) => (text === undefined ? undefined : { text, isGuessed: false })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return sure(strictly(bytes, 'utf-16le'))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return sure(strictly(bytes, 'utf-16be'))
  const utf8 = strictly(bytes, 'utf-8')
  if (utf8 !== undefined) return { text: utf8, isGuessed: false }
  const guessed = mostlyUtf8(bytes) ?? chinese(bytes)
  return guessed === undefined ? undefined : { text: guessed, isGuessed: true }
}

/** HTML names its encoding itself, which a byte order mark and valid UTF-8 overrule. */
export function decodeHtml(bytes: Uint8Array): DecodedText | undefined {
  const decoded = decodeText(bytes)
  if (decoded && !decoded.isGuessed) return decoded
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  const named = /<meta[^<>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1]
  const text = named && strictly(bytes, named)
  return text && !isBinary(codesOf(text)) ? { text, isGuessed: false } : decoded
}
