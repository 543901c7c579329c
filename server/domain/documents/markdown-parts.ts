import { shownText } from '../../contracts/names.ts'

/** A part is parsed in one go; most documents are one part. */
const partLength = 250_000
const maxLineLength = 40_000
const cut = ' […]'

const embeddedBy = ';base64,'

/** Takes out images that are written into the text: exported documents have megabytes of them. */
function withoutEmbedded(text: string): string {
  const [first = '', ...rest] = text.split(embeddedBy)
  return rest.reduce((kept, piece) => {
    const end = piece.search(/[^A-Za-z0-9+/=]/)
    return kept + embeddedBy + (end < 0 ? '' : piece.slice(end))
  }, first)
}

/** With more marks of emphasis than this, a line is left as written, and with more lines, a quote ends: their pairs would take minutes to find. */
const maxMarks = 400
const maxQuotedLines = 500

/** A line that is parsed quickly, whatever is in it; in code, where marks cannot be escaped, it ends before too many. */
function boundedLine(line: string, isCode: boolean): string {
  const text = line.length > maxLineLength ? line.slice(0, maxLineLength) + cut : line
  const marks = text.length > maxMarks ? [...text.matchAll(/[*_~]/g)] : []
  if (marks.length <= maxMarks) return text
  return isCode ? text.slice(0, marks[maxMarks]?.index) + cut : text.replace(/[*_~]/g, '\\$&')
}

/** Whether lines are cut, so that not all of the text is read. */
export const hasCutLines = (text: string): boolean =>
  text.split('\n').some((line) => line.length > maxLineLength)

const isFence = (line: string) => /^ {0,3}(```|~~~)/.test(line)

/**
 * A document, without front matter, as parts that are parsed one after another, so that its length does not matter.
 * A part ends at an empty line outside of code where one is near. Lines are cut where no one reads on.
 */
export function partsOf(body: string): string[] {
  const parts: string[] = []
  let lines: string[] = []
  let length = 0
  let isCode = false
  let quoted = 0
  const end = () => {
    if (lines.length > 0) parts.push(lines.join('\n'))
    lines = []
    length = 0
  }
  const text = withoutEmbedded(body)
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, shownText)
  for (const long of text.split('\n')) {
    const line = boundedLine(long, isCode)
    if (isFence(line)) isCode = !isCode
    quoted = /^ {0,3}>/.test(line) ? quoted + 1 : 0
    if (quoted > 0 && quoted % maxQuotedLines === 0) lines.push('')
    if (length > partLength && (line.trim() === '' ? !isCode : length > 1.2 * partLength)) end()
    lines.push(line)
    length += line.length + 1
  }
  end()
  return parts
}
