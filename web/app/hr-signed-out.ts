import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { Closed } from '../events/closed.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { currentAddress } from '../navigation/location.ts'
import { presenceText as t } from '../locales/presence.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'

/**
 * Dialog over an unchanged page: the session has expired, and how to continue. Emits `closed` to leave the
 * page.
 */
@customElement('hr-signed-out')
export class HrSignedOut extends LocalizedElement {
  static override styles = [
    textStyles,
    buttonStyles,
    css`
      :host {
        position: sticky;
        top: var(--space-2);
        z-index: 3;
        display: block;
        max-width: var(--page-width);
        margin: var(--space-2) auto 0;
        padding: 0 var(--gutter);
      }
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--rule-strong);
        border-inline-start: 3px solid var(--stop);
        border-radius: var(--radius);
        background: var(--paper-raised);
        box-shadow: var(--shadow);
      }
      p {
        flex: 1 1 320px;
        max-width: var(--measure);
      }
      b {
        display: block;
        font-weight: 600;
      }
    `,
  ]

  override render() {
    const { path, search } = currentAddress()
    return html`<div role="alert">
      <p><b>${t('signedOut')}</b>${t('signedOutText')}</p>
      <a class="button primary" href=${`/sign-in?next=${encodeURIComponent(path + search)}`} target="_blank"
        >${t('signIn')}</a
      >
      <button class="quiet" @click=${() => this.dispatchEvent(new Closed())}>${t('leave')}</button>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-signed-out': HrSignedOut
  }
}
