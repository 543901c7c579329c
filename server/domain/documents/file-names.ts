/** Names of uploaded files: made safe for showing and downloading, in any language. */

const longest = 200

/** Characters that a file system or a shell gives a meaning, or that nobody sees. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\/:*?"<>|]/gu

/** Names that Windows reserves. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

const extensionOf = (name: string): string => /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? ''

/** The last part of a path as a file name; `fallback` when nothing is left of it. */
export function safeFileName(given: string, fallback = 'document'): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const name = last
    .replace(unsafe, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (name === '' || /^\s*\.[A-Za-z0-9]{1,10}\s*$/.test(last)) return `${fallback}${extensionOf(last.trim())}`
  if (reserved.test(name)) return `_${name}`
  if (name.length <= longest) return name
  const extension = extensionOf(name)
  return `${[...name].slice(0, longest - extension.length).join('')}${extension}`
}

/** A title from a file name: `2026-10_pricing.pdf` becomes `2026-10 pricing`; a link keeps its last part. */
export function titleOfFile(name: string, fallback: string): string {
  const last =
    name
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  const title = last
    .replace(/\.[A-Za-z0-9]{1,10}$/, '')
    .replace(/[_+]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return title === '' ? fallback : title.slice(0, 300)
}
