import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Rater } from '#server/contracts/grading.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { personName } from '../../formats/person-name.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/grading.ts'

/** The participants of a round and who has submitted, without scores. */
@customElement('hr-raters')
export class HrRaters extends LocalizedElement {
  @property({ attribute: false }) raters: Rater[] = []
  @property({ attribute: 'own-id' }) ownId = ''

  static override styles = [
    textStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        font-size: var(--step--1);
        color: var(--ink-2);
      }
      li {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      li::before {
        content: '';
        width: 9px;
        height: 9px;
        border: 1.5px solid var(--ink-3);
        border-radius: 50%;
      }
      li.in::before {
        border-color: var(--accent);
        background: var(--accent);
      }
      small {
        color: var(--ink-3);
        font-size: inherit;
      }
    `,
  ]

  override render() {
    if (this.raters.length === 0) return nothing
    return html`<ul aria-label=${t('raters.title')}>
      ${this.raters.map(
        ({ person, hasSubmitted }) =>
          html`<li class=${hasSubmitted ? 'in' : ''}>
            <span
              >${personName(person)}${person.id === this.ownId ? html`<small>${t('raters.you')}</small>` : nothing}
              <small>${t(hasSubmitted ? 'raters.in' : 'raters.out')}</small></span
            >
          </li>`,
      )}
    </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-raters': HrRaters
  }
}
