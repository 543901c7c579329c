import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import { Closed } from '../../events/closed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { whyNot } from '../../session/permissions.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/features.ts'

/** Maximum number of features in a launch; the limit of the contract NewLaunch. */
const mostInLaunch = 50

/**
 * Actions for the selected features; floats at the bottom of the list. Emits `closed` to clear the selection.
 */
@customElement('hr-selection-bar')
export class HrSelectionBar extends LocalizedElement {
  @property({ attribute: false }) ids: string[] = []
  @property({ attribute: false }) session: Session | undefined

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      :host {
        position: sticky;
        bottom: var(--space-4);
        z-index: 1;
        pointer-events: none;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: center;
        width: fit-content;
        max-width: 100%;
        margin: 0 auto;
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
        border: 1px solid var(--rule);
        border-radius: 10px;
        background: var(--paper-raised);
        box-shadow: var(--shadow);
        pointer-events: auto;
      }
      b {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  override render() {
    const { ids } = this
    return html`<div
      role="region"
      aria-live="polite"
      aria-label=${t('selected', { count: ids.length })}
      ?hidden=${ids.length === 0}
    >
      <b>${t('selected', { count: ids.length })}</b>
      ${this.renderLaunch()}
      <button class="quiet" @click=${() => this.dispatchEvent(new Closed())}>${t('unselect')}</button>
    </div>`
  }

  private renderLaunch() {
    const { ids } = this
    const why =
      whyNot(this.session, 'launch.plan') ||
      (ids.length > mostInLaunch ? t('tooMany', { count: mostInLaunch }) : '')
    if (!why)
      return html`<a class="button primary" href="/launches/new?features=${ids.join(',')}"
        >${t('startLaunch')}</a
      >`
    return html`<button aria-disabled="true" title=${why}>${t('startLaunch')}</button>
      ${why ? html`<span class="quiet-text">${why}</span>` : nothing}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-selection-bar': HrSelectionBar
  }
}
