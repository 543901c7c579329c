import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { Page } from '../../elements/page.ts'
import { pageStyles } from '../../styles/page.ts'
import { t } from '../../locales/authenticating.ts'

/** Where the provider of single sign-on leads back to after a session was authenticated again in another tab. */
@customElement('hr-authenticated-page')
export class HrAuthenticatedPage extends Page {
  static override styles = pageStyles

  override render() {
    const state = new URLSearchParams(this.search).has('problem') ? 'failed' : 'done'
    return html`<div class="page-head" role="status">
      <h1>${t(`${state}.title`)}</h1>
      <p class="lede">${t(`${state}.lede`)}</p>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-authenticated-page': HrAuthenticatedPage
  }
}
