import { Lexer, Marked, type Token, type Tokens } from 'marked'
import markedFootnote from 'marked-footnote'

/** The words that a document does not bring along. */
export type FootnoteWords = {
  /** The heading of the footnotes. */
  footnotes: string
  /** The label of the link from a footnote to its reference; `{0}` is the footnote. */
  backToReference: string
}

/** Begins the id of every footnote; no anchor of a heading has a colon. */
export const notePrefix = 'fn:'

const plainWords = { footnotes: 'Footnotes', backToReference: '{0}' }

/**
 * Emphasis in a text with so many marks is left as written: finding the pairs takes a time that grows with the
 * cube of their number.
 */
const maxMarks = 400

/** Quotes and list items within each other beyond this depth are text. */
const tooDeep =
  /^((?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){24})(?=[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))/gm

/** A parser of one part of a document (GitHub's Markdown with footnotes); it is for one use, because it keeps footnotes. */
export function newMarkdownParser(words: FootnoteWords = plainWords): Marked<string, string> {
  let counted = ''
  let marks = 0
  const hasTooManyMarks = (text: string) => {
    if (text !== counted) {
      counted = text
      marks = text.match(/[*_~]/g)?.length ?? 0
    }
    return marks > maxMarks
  }
  return new Marked<string, string>({ gfm: true }).use(
    markedFootnote({
      prefixId: notePrefix,
      description: words.footnotes,
      backRefLabel: words.backToReference,
    }),
    {
      tokenizer: {
        emStrong: (_text, masked) => (hasTooManyMarks(masked) ? undefined : false),
        del: (_text, masked) => (hasTooManyMarks(masked) ? undefined : false),
      },
    },
  )
}

/**
 * The tokens of one part; each is also given to `visit`, in the order of the document. A part that cannot be parsed
 * is one block of code: it is still there to read.
 */
export function tokensOf(
  parser: Marked<string, string>,
  part: string,
  visit: (token: Token) => void = () => undefined,
): Token[] {
  try {
    const tokens = parser.lexer(part.replace(tooDeep, '$1\\'))
    const { walkTokens } = parser.defaults
    void parser.walkTokens(tokens, (token) => {
      void walkTokens?.call(parser, token)
      visit(token)
    })
    return tokens
  } catch {
    return [{ type: 'code', raw: part, text: part }]
  }
}

export const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading'

/** The headings of one part in order, without parsing the text between them. */
export function headingsOf(part: string): Tokens.Heading[] {
  const parser = newMarkdownParser()
  const headings: Tokens.Heading[] = []
  try {
    const lexer = new Lexer(parser.defaults)
    const blocks = lexer.blockTokens(part.replace(tooDeep, '$1\\'), lexer.tokens)
    void parser.walkTokens(blocks, (token) => {
      if (isHeading(token)) headings.push(token)
    })
    const inside = new Set(headings.map(({ tokens }) => tokens))
    for (const { src, tokens } of lexer.inlineQueue) if (inside.has(tokens)) lexer.inlineTokens(src, tokens)
    return headings
  } catch {
    return []
  }
}
