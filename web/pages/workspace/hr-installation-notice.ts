import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Installation } from '#server/contracts/installation.ts'
import { getInstallation } from '../../api/workspace.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { Query } from '../../queries/query.ts'
import { pageStyles } from '../../styles/page.ts'
import { t } from '../../locales/workspace.ts'

/** Pages that show the notice wait for it, so that nothing moves when it comes. */
export const installationQuery = { queryKey: ['installation'], queryFn: getInstallation }

/** What administrators should mend about how the server runs; empty while there is nothing. */
@customElement('hr-installation-notice')
export class HrInstallationNotice extends LocalizedElement {
  private readonly installation = new Query<Installation>(this, () => installationQuery)

  static override styles = [
    ...pageStyles,
    css`
      :host {
        display: block;
        max-width: none;
        padding: 0;
      }
      .notice {
        margin-bottom: var(--space-5);
      }
    `,
  ]

  override render() {
    const proxy = this.installation.data?.unreadProxy
    return proxy
      ? html`<div class="notice stop" role="status">
          <b>${t('unreadProxy.title')}</b>${t('unreadProxy.text', { proxy })}
        </div>`
      : nothing
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-installation-notice': HrInstallationNotice
  }
}
