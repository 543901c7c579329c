import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import { featureRestoration } from '#server/domain/history/restoring.ts'
import { getFeature } from '../../api/features.ts'
import '../../components/hr-skeleton.ts'
import { entityEvents, entityEarlier, entityHistoryStyles } from '../../components/entity-history.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { historyText as t } from '../../locales/history.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { problemText } from '../../formats/problem-text.ts'
import { restorableIn } from '../../editing/restoring.ts'
import { EntityHistory } from '../../editing/entity-history.ts'

/** Everything that happened to a feature, newest first, and a way back to what it was. Emits `value-changed` with the change that restores a version. */
@customElement('hr-feature-history')
export class HrFeatureHistory extends LocalizedElement {
  @property({ attribute: false }) feature!: Feature
  @property() currency = ''
  /** It may not be changed, so nothing is restored either. */
  @property({ type: Boolean }) disabled = false

  private readonly history = new EntityHistory<Feature, FeatureChange>(this, {
    noun: 'feature',
    id: () => this.feature.id,
    read: getFeature,
    restoring: featureRestoration,
  })

  static override styles = entityHistoryStyles

  override render() {
    return html`<h2>${t('restore.title')}</h2>
      ${this.history.auditEvents.render({
        pending: () => html`<hr-skeleton lines="4"></hr-skeleton>`,
        error: (error) => html`<p class="quiet-text">${problemText(error)}</p>`,
        ready: ({ items }) => this.renderAuditEvents(items),
      })}
      ${entityEarlier(this.history.earlier, this.currency, { close: this.history.close, restore: this.restore })}`
  }

  private renderAuditEvents(auditEvents: AuditEvent[]) {
    const { history, currency, feature } = this
    return entityEvents({
      auditEvents,
      currency,
      restorable: this.disabled ? new Set() : restorableIn(feature, auditEvents, featureRestoration),
      look: (auditEventId) => history.look(auditEventId),
      more: history.hasMore ? history.showMore : undefined,
    })
  }

  private readonly restore = () => {
    const { earlier } = this.history
    this.history.close()
    if (earlier) this.dispatchEvent(new ValueChanged(earlier.change, earlier.base))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-history': HrFeatureHistory
  }
}
