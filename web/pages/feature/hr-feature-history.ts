import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import { restoringFeature } from '#server/domain/history/restoring.ts'
import { getFeature } from '../../api/features.ts'
import '../../components/hr-history.ts'
import '../../components/hr-restore.ts'
import type { Was } from '../../components/hr-restore.ts'
import '../../components/hr-skeleton.ts'
import type { VersionAsked } from '../../events/version-asked.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { toldDifference } from '../../state/deed-values.ts'
import { historyText as t } from '../../state/history-text.ts'
import { LocalizedElement } from '../../state/localized-element.ts'
import { common } from '../../state/messages.ts'
import { problemText } from '../../state/problem-text.ts'
import { restorableIn } from '../../state/restoring.ts'
import { ThingHistory } from '../../state/thing-history.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'

/** Everything that happened to a feature, newest first, and a way back to what it was. Emits `value-changed` with the change that restores a version. */
@customElement('hr-feature-history')
export class HrFeatureHistory extends LocalizedElement {
  @property({ attribute: false }) feature!: Feature
  @property() currency = ''
  /** It may not be changed, so nothing is restored either. */
  @property({ type: Boolean }) disabled = false

  private readonly history = new ThingHistory<Feature, FeatureChange>(this, {
    noun: 'feature',
    id: () => this.feature.id,
    read: getFeature,
    restoring: restoringFeature,
  })

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
      ${this.history.deeds.render({
        pending: () => html`<hr-skeleton lines="4"></hr-skeleton>`,
        error: (error) => html`<p class="quiet-text">${problemText(error)}</p>`,
        ready: (page) => this.renderPage(page),
      })}
      ${this.renderEarlier()}`
  }

  private renderPage({ items }: ActivityPage) {
    if (items.length === 0) return html`<p class="quiet-text">${t('restore.none')}</p>`
    return html`<hr-history
        of-one
        .deeds=${items}
        .currency=${this.currency}
        .restorable=${this.disabled ? new Set() : restorableIn(this.feature, items, restoringFeature)}
        @version-asked=${(event: VersionAsked) => this.history.look(event.deedId)}
      ></hr-history>
      ${
        this.history.hasMore
          ? html`<button class="quiet" @click=${this.history.showMore}>${common('showMore')}</button>`
          : nothing
      }`
  }

  private renderEarlier() {
    const { earlier } = this.history
    if (!earlier) return nothing
    const was = (differences: typeof earlier.restored): Was[] =>
      differences.map((one) => toldDifference(one, this.currency))
    return html`<hr-restore
      .at=${earlier.at}
      .restored=${was(earlier.restored)}
      .left=${was(earlier.left)}
      @closed=${this.history.close}
      @save-asked=${() => {
        this.history.close()
        this.dispatchEvent(new ValueChanged(earlier.change, earlier.base))
      }}
    ></hr-restore>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-history': HrFeatureHistory
  }
}
