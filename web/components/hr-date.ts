import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { longDate, relativeDays, shortDate } from '../formats/dates.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'

/** A date in the reader's format, with its distance from today when `today` is given. */
@customElement('hr-date')
export class HrDate extends LocalizedElement {
  @property() date: PlainDate | null = null
  /** The current date of the workspace; when set, the distance is shown. */
  @property() today: PlainDate | '' = ''
  @property() form: 'long' | 'short' = 'long'

  static override styles = css`
    :host {
      display: inline;
      font-variant-numeric: tabular-nums;
    }
    small {
      margin-inline-start: 6px;
      color: var(--ink-2);
      font-size: var(--step--1);
      white-space: nowrap;
    }
    .none {
      color: var(--ink-3);
    }
  `

  override render() {
    const { date, today } = this
    if (!date) return html`<span class="none">${common('notSet')}</span>`
    const text = this.form === 'long' ? longDate(date) : shortDate(date, today || undefined)
    const distance =
      today && this.form === 'long' ? html`<small>${relativeDays(date, today)}</small>` : nothing
    return html`<time datetime=${date} title=${this.form === 'short' ? longDate(date) : nothing}>${text}</time
      >${distance}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-date': HrDate
  }
}
