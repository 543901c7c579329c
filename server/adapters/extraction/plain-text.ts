import { escapeMarkdown, lineBreak } from './escape.ts'

/** Spaces that Markdown would drop, at the beginning of a line and next to each other, as spaces that do not break. */
const keepSpaces = (line: string) =>
  line
    .replaceAll('\t', '    ')
    .replace(/^ +| {2,}/g, (spaces) => '\u00A0'.repeat(spaces.length))
    .trimEnd()

/** Plain text as Markdown that shows the same text, in the same lines. */
export function plainTextToMarkdown(text: string): string {
  const lines = text
    .replace(/\r\n?|[\u2028\u2029\f\v]/g, '\n')
    .split('\n')
    .map((line) => escapeMarkdown(keepSpaces(line)))
  return lines.map((line, n) => (line && lines[n + 1] ? `${line}${lineBreak}` : line)).join('\n')
}
