/** What stands before the text of a document between two lines of `---`. */
export type FrontMatter = {
  title?: string
  fields: Record<string, string>
  /** The document without its front matter. */
  body: string
}

const maxLines = 200
const maxLineLength = 2_000

const unquoted = (value: string): string =>
  /^"(.*)"$/.exec(value)?.[1]?.replace(/\\(["\\])/g, '$1') ??
  /^'(.*)'$/.exec(value)?.[1]?.replaceAll("''", "'") ??
  value.replace(/\s+#.*$/, '')

/** The text of a value: a list in brackets becomes `a, b`. */
function valueText(written: string): string {
  const value = written.trim()
  const list = /^\[(.*)\]$/.exec(value)?.[1]
  if (list === undefined) return unquoted(value).trim()
  return list
    .split(',')
    .map((item) => unquoted(item.trim()))
    .filter(Boolean)
    .join(', ')
}

/** The fields of `key: value` lines; an indented line or a list item continues the field above it. */
function fieldsOf(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>()
  let current: string | undefined
  for (const line of lines) {
    if (/^\s*(#|$)/.test(line) || line.length > maxLineLength) continue
    const [, key, value = ''] = /^([\p{L}\p{N}_$][^:]{0,80}):(?:\s+(.*))?$/u.exec(line) ?? []
    if (key !== undefined) {
      current = key.trim()
      fields.set(current, /^[|>][+-]?$/.test(value.trim()) ? '' : valueText(value))
      continue
    }
    const [, mark, more = ''] = /^(?:\s*(-)\s+|\s+)(.*)$/.exec(line) ?? []
    const before = current === undefined ? undefined : fields.get(current)
    if (current === undefined || before === undefined || more === '') continue
    fields.set(current, before + (before && (mark ? ', ' : ' ')) + valueText(more))
  }
  return fields
}

/** Splits simple YAML front matter from a document; nested values are kept as text. Never throws. */
export function frontMatterOf(markdown: string): FrontMatter {
  const text = markdown.replace(/^\uFEFF/, '')
  const none = { fields: {}, body: text }
  if (!/^---[ \t]*\r?\n/.test(text)) return none
  const lines = text.slice(0, maxLines * maxLineLength).split('\n', maxLines)
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line))
  if (end < 0) return none
  const fields = fieldsOf(lines.slice(1, end).map((line) => line.replace(/\r$/, '')))
  if (fields.size === 0) return none
  const title = [...fields].find(([key, value]) => /^(title|标题)$/i.test(key) && value)?.[1]
  const length = lines.slice(0, end + 1).reduce((sum, line) => sum + line.length + 1, 0)
  return {
    ...(title === undefined ? {} : { title }),
    fields: Object.fromEntries(fields),
    body: text.slice(length).replace(/^(?:[ \t]*\r?\n)+/, ''),
  }
}
