import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Confidentiality } from '#server/contracts/confidentiality.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import { VisibilityRequested } from '../events/visibility-requested.ts'
import { listOf } from '../formats/numbers.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { visibilityText as t } from '../locales/visibility.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'
import './hr-lock.ts'

/** Up to this many names are listed; beyond that, the first name and the number of others. */
const mostNames = 3

/**
 * Who can see a feature or launch, in one line. Emits `visibility-requested` where the reader may change it.
 */
@customElement('hr-who-sees')
export class HrWhoSees extends LocalizedElement {
  @property({ attribute: false }) isConfidential = false
  /** The current setting with the named people; undefined until it is loaded. */
  @property({ attribute: false }) value: Confidentiality | undefined
  @property({ attribute: false }) owners: PersonRef[] = []
  /** For a launch: the titles of its confidential features. */
  @property({ attribute: false }) confidentialParts: string[] = []
  @property({ attribute: false }) mayChange = false

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-2);
        align-items: baseline;
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      p.open {
        color: var(--ink-3);
      }
      hr-lock {
        flex: none;
      }
      button {
        margin-inline-start: -6px;
        font-size: var(--step--1);
      }
      @media print {
        p.open,
        button {
          display: none;
        }
      }
    `,
  ]

  private get peopleWhoSee(): string {
    const everyone = [...this.owners, ...(this.value?.people ?? [])]
    const names = [...new Map(everyone.map(({ id, name }) => [id, name])).values()]
    const [first = ''] = names
    const said = names.length > mostNames ? [first, t('others', { count: names.length - 1 })] : names
    return listOf([...said, t('administrators')])
  }

  override render() {
    const isLocked = this.isConfidential || this.confidentialParts.length > 0
    if (!isLocked && !this.mayChange) return nothing
    return html`<p class=${isLocked ? '' : 'open'}>
      ${isLocked ? html`<hr-lock></hr-lock>` : nothing}
      <span>${this.sentence}</span>
      ${
        this.mayChange
          ? html`<button class="quiet" @click=${() => this.dispatchEvent(new VisibilityRequested())}>
              ${t(this.isConfidential ? 'change' : 'limit')}
            </button>`
          : nothing
      }
    </p>`
  }

  private get sentence(): string {
    if (this.isConfidential)
      return this.value ? t('only', { people: this.peopleWhoSee }) : common('confidential')
    const titles = this.confidentialParts.map((title) => `“${title}”`)
    return titles.length > 0 ? t('asFeatures', { titles: listOf(titles) }) : t('everyone')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-who-sees': HrWhoSees
  }
}
