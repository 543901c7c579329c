import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import '../../components/hr-channel-small.ts'
import { t } from '../../locales/not-found.ts'
import { Page } from '../../elements/page.ts'
import { pageStyles } from '../../styles/page.ts'

/** The page for unknown addresses: an empty channel and a link back. */
@customElement('hr-not-found-page')
export class HrNotFoundPage extends Page {
  static override styles = pageStyles

  override render() {
    return html`
      <div class="page-head section">
        <h1>${t('title')}</h1>
        <p class="lede">${t('lede')}</p>
        <p><a href="/">${t('home')}</a></p>
      </div>
      <hr-channel-small aria-hidden="true"></hr-channel-small>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-not-found-page': HrNotFoundPage
  }
}
