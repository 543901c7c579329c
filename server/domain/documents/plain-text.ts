import type { Token } from 'marked'

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  copy: '©',
}

/** Character references, `&amp;` or `&#65;`, as what they stand for. */
const withoutEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole
    const code = decimal ? Number(decimal) : parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : whole
  })

function textOf(token: Token): string {
  if (token.type === 'html' || token.type === 'footnoteRef') return ''
  if (token.type === 'br') return ' '
  if ('tokens' in token && token.tokens && token.type !== 'image') return joined(token.tokens)
  const text = 'text' in token && typeof token.text === 'string' ? token.text : ''
  return token.type === 'text' || token.type === 'image' ? withoutEntities(text) : text
}

const joined = (tokens: readonly Token[]): string => tokens.map(textOf).join('')

/** What one reads of inline tokens: no marks, no HTML, spaces collapsed. */
export const plainText = (tokens: readonly Token[]): string => joined(tokens).replace(/\s+/g, ' ').trim()
