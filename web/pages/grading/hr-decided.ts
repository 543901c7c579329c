import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Grading } from '#server/contracts/grading.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { pushSearch } from '../../navigation/location.ts'
import './hr-decision-record.ts'
import { partStyles } from './grading-styles.ts'
import './hr-proposal.ts'
import { t } from '../../locales/grading.ts'

/**
 * The result of a closed round: the decision, the proposal it was based on, and the button to grade again.
 */
@customElement('hr-decided')
export class HrDecided extends LocalizedElement {
  @property({ attribute: false }) grading!: Grading
  /** Undefined while it loads. */
  @property({ attribute: false }) definition: RubricDefinition | undefined
  /** Why the reader cannot start another round, translated; '' when they can. */
  @property({ attribute: 'why-not-again' }) whyNotAgain = ''

  /** The reader may plan a launch for the feature. */
  @property({ type: Boolean, attribute: 'may-launch' }) mayLaunch = false

  static override styles = partStyles

  override render() {
    const { grading, definition } = this
    const [latest] = grading.decisions
    return html`<div class="columns">
      <div>
        ${latest ? html`<hr-decision-record .decision=${latest} is-current></hr-decision-record>` : nothing}
        ${
          this.mayLaunch
            ? html`<p class="foot">
                <a class="button" href=${`/launches/new?features=${grading.featureId}`}
                  >${t('record.startLaunch')}</a
                >
              </p>`
            : nothing
        }
        <section class="section" aria-labelledby="again">
          <h2 id="again">${t('again.do')}</h2>
          <p class="hint quiet-text">${t('again.text')}</p>
          ${
            this.whyNotAgain
              ? html`<p class="quiet-text">${this.whyNotAgain}</p>`
              : html`<button @click=${() => pushSearch({ again: 1 })}>${t('again.start')}</button>`
          }
        </section>
      </div>
      <aside>
        ${
          latest && definition
            ? html`<hr-proposal
                .definition=${definition}
                .proposal=${latest.proposal}
                .featureId=${grading.featureId}
                .nearest=${grading.nearest}
              ></hr-proposal>`
            : nothing
        }
      </aside>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-decided': HrDecided
  }
}
