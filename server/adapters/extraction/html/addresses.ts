/** Addresses of links and pictures. */

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)
const longest = 4000

/**
 * The address of a link that may be followed: of a page or for mail. Others, such as scripts, data and parts of the page it
 * came from, lead nowhere.
 */
export function linkAddress(href: string): string | undefined {
  const url = href.length > longest ? undefined : parsed(href)
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
}

/** The address of a picture elsewhere, which is not fetched. */
export function remoteAddress(src: string): string | undefined {
  const url = src.length > longest ? undefined : parsed(src.startsWith('//') ? `https:${src}` : src)
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : undefined
}

export type NoteLink = { kind: 'reference' | 'back' | 'definition'; label: string }

/** What Word and mammoth call footnotes and endnotes: `#footnote-1`, `#_ftn1`, and back `#footnote-ref-1`, `#_ftnref1`. */
export function noteLink(idOrHref: string): NoteLink | undefined {
  const found = /^(#?)_?(footnote|endnote|ftn|edn)-?(ref)?-?(\d{1,6})$/.exec(idOrHref)
  if (!found) return undefined
  const [, hash, kind = '', back, number = ''] = found
  const label = kind.startsWith('e') ? `e${number}` : number
  return { kind: back ? 'back' : hash ? 'reference' : 'definition', label }
}
