import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import { featureExportUrl } from '../../api/features.ts'
import '../../components/hr-menu.ts'
import { AddRequested } from '../../events/add-requested.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { whyNot } from '../../session/permissions.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { readState, toFilter, type ListState } from './list-state.ts'
import { t } from '../../locales/features.ts'

/**
 * Export, import and add buttons of the list. Buttons the reader may not use are disabled and say why. Emits
 * `add-requested`.
 */
@customElement('hr-list-actions')
export class HrListActions extends LocalizedElement {
  @property({ attribute: false }) session: Session | undefined
  @property({ attribute: false }) place: ListState = readState('')
  @property({ type: Number }) total = 0

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      .actions {
        gap: var(--space-2) var(--space-3);
      }
      @media (max-width: 620px) {
        .actions {
          flex-direction: row-reverse;
          justify-content: flex-end;
        }
      }
      .more {
        display: inline-block;
        padding: 2px 4px;
        color: var(--accent);
      }
      .hint {
        max-width: 240px;
        padding: 4px 10px 6px;
      }
      .why {
        max-width: 46ch;
        margin-top: var(--space-2);
      }
    `,
  ]

  override render() {
    const { session } = this
    const person = session?.person
    const noAdd = whyNot(session, 'feature.create', { ownerIds: person ? [person.id] : [] })
    const noImport = whyNot(session, 'feature.import')
    const noExport = whyNot(session, 'feature.export')
    return html`<div class="actions">
        ${
          noExport
            ? html`<button class="quiet" aria-disabled="true" title=${noExport}>${t('export')}</button>`
            : this.renderExport()
        }
        ${
          noImport
            ? html`<button aria-disabled="true" title=${noImport}>${t('import')}</button>`
            : html`<a class="button" href="/features/import">${t('import')}</a>`
        }
        <button
          class="primary"
          aria-disabled=${noAdd ? 'true' : nothing}
          title=${noAdd || nothing}
          @click=${() => noAdd || this.dispatchEvent(new AddRequested())}
        >
          ${t('add')}
        </button>
      </div>
      ${noAdd ? html`<p class="why quiet-text">${t('mayAdd')}</p>` : nothing}`
  }

  private renderExport() {
    const filter = toFilter(this.place)
    return html`<hr-menu>
      <span slot="trigger" class="more">${t('export')}</span>
      <a href=${featureExportUrl('csv', filter)} download>${t('exportCsv')}</a>
      <a href=${featureExportUrl('json', filter)} download>${t('exportJson')}</a>
      <p class="hint quiet-text">${t('exportHint', { count: this.total })}</p>
    </hr-menu>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-list-actions': HrListActions
  }
}
