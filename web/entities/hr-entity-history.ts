import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Entity, EntityNoun } from '../api/entities.ts'
import '../components/hr-history.ts'
import '../components/hr-restore.ts'
import '../components/hr-skeleton.ts'
import { restorableEventIds } from '../editing/restoring.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { ValueChanged } from '../events/value-changed.ts'
import type { VersionRequested } from '../events/version-requested.ts'
import { describeDifference } from '../formats/audit-event-values.ts'
import { problemText } from '../formats/problem-text.ts'
import { common } from '../locales/common.ts'
import { historyText as t } from '../locales/history.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'
import { EntityHistory } from './entity-history.ts'
import { traitsOf } from './traits.ts'

/**
 * The audit log of a feature or launch, newest first, with restoring of earlier versions. Emits
 * `value-changed` with the change that restores a version.
 */
@customElement('hr-entity-history')
export class HrEntityHistory extends LocalizedElement {
  @property() noun!: EntityNoun
  @property({ attribute: false }) entity!: Entity
  @property() currency = ''
  /** The entity is read-only, so versions cannot be restored either. */
  @property({ type: Boolean }) disabled = false

  private readonly history = new EntityHistory(this, () => this)

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      h2 {
        margin-bottom: var(--space-3);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  override render() {
    return html`<h2>${t('restore.title')}</h2>
      ${this.history.auditEvents.render({
        pending: () => html`<hr-skeleton lines="4"></hr-skeleton>`,
        error: (error) => html`<p class="quiet-text">${problemText(error)}</p>`,
        ready: ({ items }) => this.renderAuditEvents(items),
      })}
      ${this.renderEarlier()}`
  }

  private renderAuditEvents(auditEvents: AuditEvent[]) {
    const { history, noun, entity } = this
    if (auditEvents.length === 0) return html`<p class="quiet-text">${t('restore.none')}</p>`
    return html`<hr-history
        of-one
        .auditEvents=${auditEvents}
        .currency=${this.currency}
        .restorable=${this.disabled ? new Set<string>() : restorableEventIds(entity, auditEvents, traitsOf[noun].restoring)}
        @version-requested=${(event: VersionRequested) => history.look(event.auditEventId)}
      ></hr-history>
      ${
        history.hasMore
          ? html`<button class="quiet" @click=${history.showMore}>${common('showMore')}</button>`
          : nothing
      }`
  }

  private renderEarlier() {
    const { earlier, close } = this.history
    if (!earlier) return nothing
    return html`<hr-restore
      .at=${earlier.at}
      .restored=${earlier.restored.map((one) => describeDifference(one, this.currency))}
      .left=${earlier.left.map((one) => describeDifference(one, this.currency))}
      @closed=${close}
      @save-requested=${() => {
        close()
        this.dispatchEvent(new ValueChanged(earlier.change, earlier.base))
      }}
    ></hr-restore>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-entity-history': HrEntityHistory
  }
}
