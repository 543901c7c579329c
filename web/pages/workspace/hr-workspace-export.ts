import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ensureRecentAuthentication } from '../../api/session.ts'
import { companyExportUrl } from '../../api/workspace.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { change } from '../../queries/change.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/workspace.ts'

/** Export of all data, and how it differs from a backup; for administrators. */
@customElement('hr-workspace-export')
export class HrWorkspaceExport extends LocalizedElement {
  static override styles = [
    textStyles,
    buttonStyles,
    css`
      p {
        max-width: var(--measure);
        color: var(--ink-2);
      }
      .button {
        margin: var(--space-4) 0;
      }
      code {
        font: 400 0.875em var(--font-figure);
      }
      .backup {
        font-size: var(--step--1);
      }
    `,
  ]

  private readonly download = (event: Event) => {
    event.preventDefault()
    void change({
      run: async () => {
        if (await ensureRecentAuthentication()) location.assign(companyExportUrl())
      },
    })
  }

  override render() {
    return html`<p>${t('export.text')}</p>
      <a class="button" href=${companyExportUrl()} download @click=${this.download}>${t('export.button')}</a>
      <p class="backup">
        ${t('export.backup')} <code>npm run backup</code> ${t('export.backupThen')}
        <code>npm run restore</code>${t('export.backupEnd')}
      </p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-workspace-export': HrWorkspaceExport
  }
}
