import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { number } from '../formats/numbers.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { textStyles } from '../styles/text.ts'

/** Pagination as links, because the address holds the page. */
@customElement('hr-pager')
export class HrPager extends LocalizedElement {
  /** Number of items in the whole list. */
  @property({ type: Number }) total = 0
  /** Position of the first item shown, from 1; 0 when the page does not know it. */
  @property({ type: Number }) from = 0
  /** Number of items shown. */
  @property({ type: Number }) shown = 0
  @property({ attribute: 'first-href' }) firstHref = ''
  @property({ attribute: 'previous-href' }) previousHref = ''
  @property({ attribute: 'next-href' }) nextHref = ''

  static override styles = [
    textStyles,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-5);
        align-items: baseline;
        padding: var(--space-4) 0;
        color: var(--ink-2);
        font-size: var(--step--1);
        font-variant-numeric: tabular-nums;
      }
      span {
        flex: 1;
      }
      a {
        padding: 4px 0;
      }
    `,
  ]

  override render() {
    const { from, shown, total } = this
    const says =
      from > 0 && shown < total
        ? common('pager.range', { from: number(from), to: number(from + shown - 1), total: number(total) })
        : common('pager.shown', { count: total })
    const link = (href: string, key: 'first' | 'previous' | 'next') =>
      href ? html`<a href=${href}>${common(`pager.${key}`)}</a>` : nothing
    return html`<nav aria-label=${common('pager.name')}>
      <span>${says}</span>
      ${link(this.firstHref, 'first')} ${link(this.previousHref, 'previous')} ${link(this.nextHref, 'next')}
    </nav>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-pager': HrPager
  }
}
