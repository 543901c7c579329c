/** What an element means, by its tag, its style, and the classes of the editors that people copy from. */
import { attribute, styleOf, type DomNode } from './dom.ts'
import type { Format } from './inline.ts'

/** Content that is not read: scripts, controls, what is played or drawn, what Word adds for itself. */
const leftOut = new Set(
  (
    'script style iframe frame frameset object embed applet svg math noscript template head title meta link base ' +
    'select option button textarea audio video canvas map xml o:p w:sdtpr datalist progress meter dialog'
  ).split(' '),
)
const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 h7 h8 h9 header hgroup html legend li main menu nav ol p pre section summary table tbody td tfoot ' +
    'th thead tr ul w:sdt'
  ).split(' '),
)

export const tagOf = (node: DomNode): string => node.nodeName.toLowerCase()
export const isBlock = (node: DomNode): boolean => blocks.has(tagOf(node))

export function isLeftOut(node: DomNode): boolean {
  const style = styleOf(node)
  return leftOut.has(tagOf(node)) || /display:\s*none|mso-hide:\s*all|mso-element:\s*comment/.test(style)
}

export type Level = 1 | 2 | 3 | 4 | 5 | 6

/** The level of a heading. Feishu has nine, of which the last are like the sixth. */
export function headingLevel(node: DomNode): Level | undefined {
  const tag = tagOf(node)
  const named = /^h([1-9])$/.exec(tag)?.[1]
  const marked = attribute(node, 'role') === 'heading' ? attribute(node, 'aria-level') || '2' : undefined
  const classed = isBlock(node)
    ? /(?:^|\s)heading-h?([1-9])(?:\s|$)/.exec(attribute(node, 'class'))?.[1]
    : undefined
  const titled = tag === 'p' && /(?:^|\s)MsoTitle(?:\s|$)/.test(attribute(node, 'class')) ? '1' : undefined
  const level = Number(named ?? marked ?? classed ?? titled)
  return level >= 1 ? (Math.min(level, 6) as Level) : undefined
}

const bold = new Set(['b', 'strong'])
const italic = new Set(['i', 'em', 'cite', 'dfn', 'var'])
const struck = new Set(['s', 'strike', 'del'])
const code = new Set(['code', 'tt', 'kbd', 'samp'])

/** The format of the text of an element: its tag, which its style overrules (`<b style="font-weight:normal">`). */
export function formatOf(node: DomNode, outside: Format): Format {
  const tag = tagOf(node)
  const style = styleOf(node)
  const weight = /font-weight:\s*(\w+)/.exec(style)?.[1]
  const slant = /font-style:\s*(\w+)/.exec(style)?.[1]
  const line = /text-decoration(?:-line)?:\s*([\w -]+)/.exec(style)?.[1]
  return {
    ...outside,
    bold: weight ? /^(bold|bolder|[6-9]00)$/.test(weight) : bold.has(tag) || outside.bold,
    italic: slant ? /^(italic|oblique)$/.test(slant) : italic.has(tag) || outside.italic,
    strike: line?.includes('line-through') || struck.has(tag) || outside.strike,
    code: code.has(tag) || outside.code,
  }
}
