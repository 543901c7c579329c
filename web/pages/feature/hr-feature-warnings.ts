import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Warning } from '#server/contracts/warnings.ts'
import '../../components/hr-warning.ts'
import type { DismissalRequested, UndismissalRequested } from '../../events/dismissal-requested.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { dismissWithUndo, undismissWithUndo } from '../../editing/warning-changes.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/feature.ts'

/** The warnings of a feature; dismissed ones are collapsed with their reasons. */
@customElement('hr-feature-warnings')
export class HrFeatureWarnings extends LocalizedElement {
  @property({ attribute: false }) warnings: Warning[] = []
  /** Why the reader may not dismiss; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''

  static override styles = [
    textStyles,
    css`
      h2 {
        margin-bottom: var(--space-3);
      }
      hr-warning + hr-warning {
        margin-top: var(--space-4);
      }
      details {
        margin-top: var(--space-3);
      }
      summary {
        margin-bottom: var(--space-2);
        cursor: pointer;
      }
    `,
  ]

  private readonly dismissed = (event: DismissalRequested) => {
    const warning = this.warnings.find((one) => one.id === event.warningId)
    if (warning) void dismissWithUndo(warning, event.reason)
  }

  private readonly raised = (event: UndismissalRequested) => {
    const warning = this.warnings.find((one) => one.id === event.warningId)
    if (warning) void undismissWithUndo(warning)
  }

  override willUpdate(): void {
    this.hidden = this.warnings.length === 0
  }

  override render() {
    const [open, away] = [
      this.warnings.filter((one) => !one.dismissal),
      this.warnings.filter((one) => one.dismissal),
    ]
    return html`<section @dismissal-requested=${this.dismissed} @undismissal-requested=${this.raised}>
      <h2>${t('warnings.title')}</h2>
      ${open.length === 0 ? html`<p class="quiet-text">${t('warnings.none')}</p>` : this.renderAll(open)}
      ${
        away.length > 0
          ? html`<details>
              <summary class="quiet-text">${t('warnings.dismissed', { count: away.length })}</summary>
              ${this.renderAll(away)}
            </details>`
          : nothing
      }
    </section>`
  }

  private renderAll(warnings: Warning[]) {
    return warnings.map((one) => html`<hr-warning .warning=${one} .whyNot=${this.whyNot}></hr-warning>`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-warnings': HrFeatureWarnings
  }
}
