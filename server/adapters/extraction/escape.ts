/** At the end of a line; a backslash would become part of a link before it. */
export const lineBreak = '  '

/** A link that stands in text is shown as it is; escapes within it would be shown too. */
const links = /https?:\/\/[^\s<>|]+/g

const marks = /[\\`*_[\]<~|]|&(?=#?\w{1,40};)/g
/** What makes something else of a line when it stands at its beginning. */
const atStart = /^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|[-=]+\s*$|>)/
const numberAtStart = /^(\s*\d{1,9})([.)])(?=\s|$)/

/** Text as Markdown that shows the same text. */
export function escapeMarkdown(text: string): string {
  let escaped = ''
  let end = 0
  for (const { index, 0: link } of text.matchAll(links)) {
    escaped += text.slice(end, index).replace(marks, '\\$&') + link
    end = index + link.length
  }
  escaped += text.slice(end).replace(marks, '\\$&')
  return escaped.replace(atStart, '$1\\$2').replace(numberAtStart, '$1\\$2')
}
