import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'

/**
 * The lock icon of a confidential entity, as high as the surrounding text, with a text for screen readers.
 */
@customElement('hr-lock')
export class HrLock extends LocalizedElement {
  static override styles = css`
    :host {
      display: inline-block;
      color: var(--ink-2);
      line-height: 1;
      vertical-align: -0.08em;
    }
    svg {
      display: block;
      width: 0.85em;
      height: 0.95em;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
    }
    .body {
      fill: currentColor;
    }
  `

  override render() {
    return html`<svg viewBox="0 0 14 16" role="img" aria-label=${common('confidential')}>
      <title>${common('confidential')}</title>
      <path class="body" d="M2 7.5h10v7H2z" stroke-linejoin="round" />
      <path d="M4 7.5V5a3 3 0 0 1 6 0v2.5" />
    </svg>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-lock': HrLock
  }
}
