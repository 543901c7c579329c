import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { parts } from './desk-section.ts'
import type { Part } from './desk-section.ts'
import { t } from '../../locales/desk.ts'

/** Stands for the links until the sentence is split: a character for private use, which no catalogue has. */
const mark = '\uE000'

/** `a, b and c` of templates, joined as a list in the reader's language. */
const joined = (items: TemplateResult[]) =>
  items.map((item, index) => {
    const isLast = index === items.length - 1
    const between = index === 0 ? '' : t(isLast ? 'between.last' : 'between.things')
    return html`${between}${item}`
  })

/** Focuses the heading of a part without changing the address, so that screen readers continue there. */
function jump(event: Event) {
  event.preventDefault()
  const link = event.currentTarget as HTMLAnchorElement
  const root = link.getRootNode() as ShadowRoot
  const head = root.querySelector<HTMLElement>(`${link.hash} h2`)
  head?.focus({ preventScroll: true })
  head?.closest('section')?.scrollIntoView({ block: 'start' })
}

/** One sentence with the number of items per part; its nouns link to the parts below. */
export function itemCountSentence(counts: Record<Part, number | null>): TemplateResult | typeof nothing {
  const waiting = parts.filter((part) => (counts[part] ?? 0) > 0)
  if (waiting.length === 0) return nothing
  const links = waiting.map(
    (part) => html`<a href="#${part}" @click=${jump}>${t(`counts.${part}`, { count: counts[part] })}</a>`,
  )
  const [before, after] = t('waiting', { entities: mark }).split(mark)
  return html`<p class="waiting">${before}${joined(links)}${after}</p>`
}

/** One sentence with the parts that have no items for this person. */
export function emptyPartsSentence(counts: Record<Part, number | null>): TemplateResult | typeof nothing {
  const clear = parts.filter((part) => counts[part] === 0)
  if (clear.length === 0) return nothing
  const entities = clear.map((part) => t(`clear.${part}`)).join(t('between.clauses'))
  return html`<p class="clear quiet-text">${t('clear.says', { entities })}</p>`
}
