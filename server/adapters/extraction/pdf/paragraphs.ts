/** Lines of a PDF as Markdown: headings by their size, lists by their marks, lines of one paragraph joined. */
import { escapeMarkdown, lineBreak } from '../escape.ts'
import type { Line } from './lines.ts'

const bullet = /^(?:[•·●○◦▪■◆◇➢✓*–—\uE000-\uF8FF-]|o(?= ))\s+(?=\S)/u
const number = /^(\d{1,3})[.)](?:\s+(?=\S)|(?=\p{Script=Han}))/u
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u
const cjkMark = /[\u3000-\u303F\uFF00-\uFF0F\uFF1A-\uFF20]/
const sentenceEnd = /[.!?:;。！？：；…]["'”’）)]?$/

/** The size that most characters have. */
export function bodySize(lines: readonly Line[]): number {
  const sizes = new Map<number, number>()
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length)
  }
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** The sizes of headings, the largest first: larger than the body, and not used for as much. */
function headingSizes(lines: readonly Line[], body: number): number[] {
  const larger = lines.filter(({ size, text }) => size > 1.12 * body && text.length < 200)
  const sizes = [...new Set(larger.map(({ size }) => Math.round(size * 2) / 2))]
  return sizes.sort((a, b) => b - a).slice(0, 6)
}

/** Words with a hyphen within a line: a hyphen at the end of a line belongs to such a word. */
const hyphenated = (lines: readonly Line[]) =>
  new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}{1,40}-\p{L}{1,40}/gu) ?? []))

function joined(before: string, after: string, compounds: ReadonlySet<string>): string {
  const [last, first] = [before.at(-1) ?? '', after.at(0) ?? '']
  const part = /(\p{Ll}{1,40})-$/u.exec(before)?.[1]
  const rest = /^\p{Ll}{1,40}/u.exec(after)?.[0]
  if (part && rest) return (compounds.has(`${part}-${rest}`) ? before : before.slice(0, -1)) + after
  const isTogether = (cjk.test(last) && cjk.test(first)) || cjkMark.test(last) || cjkMark.test(first)
  return isTogether ? before + after : `${before} ${after}`
}

type Block = {
  kind: 'paragraph' | 'bullet' | 'number' | 'rows' | 'heading'
  level: number
  text: string
  last: Line
}

export class PdfParagraphs {
  readonly #blocks: Block[] = []
  readonly #sizes: number[]
  readonly #compounds: ReadonlySet<string>

  constructor(pages: readonly Line[][]) {
    const lines = pages.flat()
    this.#sizes = headingSizes(lines, bodySize(lines))
    this.#compounds = hyphenated(lines)
    for (const page of pages) this.#addPage(page)
  }

  get markdown(): string {
    return this.#blocks
      .map((block, n) => {
        const isSameList =
          n > 0 && block.kind === this.#blocks[n - 1]?.kind && /bullet|number/.test(block.kind)
        return `${n === 0 ? '' : isSameList ? '\n' : '\n\n'}${markdownOf(block)}`
      })
      .join('')
  }

  #addPage(lines: readonly Line[]): void {
    const right = Math.max(...lines.map((line) => line.right))
    for (const [n, line] of lines.entries()) {
      const before = lines[n - 1]
      const block = this.#blocks.at(-1)
      const begun = this.#begun(line)
      if (block && this.#continues(block, begun, line, before, right)) {
        block.text =
          block.kind === 'rows'
            ? `${block.text}\n${line.text}`
            : joined(block.text, line.text, this.#compounds)
        block.last = line
      } else this.#blocks.push(begun)
    }
  }

  #begun(line: Line): Block {
    const level = this.#sizes.indexOf(Math.round(line.size * 2) / 2) + 1
    if (level > 0 && line.text.length < 200) return { kind: 'heading', level, text: line.text, last: line }
    const kind = bullet.test(line.text)
      ? 'bullet'
      : number.test(line.text)
        ? 'number'
        : line.hasColumns
          ? 'rows'
          : 'paragraph'
    return { kind, level, text: line.text, last: line }
  }

  /** @param before the line before on the same page */
  #continues(block: Block, begun: Block, line: Line, before: Line | undefined, right: number): boolean {
    const gap = before ? before.bottom - line.bottom : 0
    const isNear = gap > -line.size / 2 && gap < (begun.kind === 'heading' ? 1.7 : 2.2) * line.size
    const isApart = [begun.kind, block.kind].some((kind) => kind === 'heading' || kind === 'rows')
    if (isApart) {
      const isAlike = begun.kind === block.kind && begun.level === block.level
      // On the next page only what goes on within its sentence.
      return isAlike && (before ? isNear : begun.kind === 'heading' && /^\p{Ll}/u.test(line.text))
    }
    if (begun.kind !== 'paragraph') return false
    // A paragraph goes on on the next page when it stops within a sentence.
    if (!before) return !sentenceEnd.test(block.text) && /^[\p{Ll}\p{Script=Han}]/u.test(line.text)
    const isShort = before.right < right - 0.25 * (right - before.left)
    const isNarrow = gap > 1.9 * line.size
    return (
      isNear &&
      !isNarrow &&
      !(isShort && sentenceEnd.test(block.text)) &&
      !(isShort && before.right < 0.6 * right)
    )
  }
}

function markdownOf({ kind, level, text }: Block): string {
  switch (kind) {
    case 'heading':
      return `${'#'.repeat(level)} ${escapeMarkdown(text)}`
    case 'bullet':
      return `- ${escapeMarkdown(text.replace(bullet, ''))}`
    case 'number':
      return `${number.exec(text)?.[1] ?? '1'}. ${escapeMarkdown(text.replace(number, ''))}`
    case 'rows':
      return text.split('\n').map(escapeMarkdown).join(`${lineBreak}\n`)
    case 'paragraph':
      return escapeMarkdown(text)
  }
}
