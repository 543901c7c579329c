import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import '../components/hr-archived.ts'
import '../components/hr-delete-dialog.ts'
import '../components/hr-lock.ts'
import '../components/hr-visibility-dialog.ts'
import '../components/hr-who-sees.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'
import { launchDate, people } from './samples.ts'

/** Gallery of the components for confidential, archived and deleted entities. */
@customElement('hr-trust-gallery')
export class HrTrustGallery extends LocalizedElement {
  @state() private open: 'visibility' | 'deletion' | '' = ''

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        margin-top: var(--space-6);
      }
    `,
  ]

  private readonly show = (what: 'visibility' | 'deletion' | '') => () => (this.open = what)

  override render() {
    const named = { isConfidential: true, people: people.slice(1, 5), version: 1 }
    const owners = people.slice(0, 1)
    return html`<section>
        <h3>hr-lock · hr-who-sees</h3>
        <p><hr-lock></hr-lock></p>
        <hr-who-sees .isConfidential=${true} .value=${named} .owners=${owners}></hr-who-sees>
        <hr-who-sees .mayChange=${true} @visibility-requested=${this.show('visibility')}></hr-who-sees>
        <hr-who-sees .confidentialParts=${['HF-240']}></hr-who-sees>
      </section>
      <section>
        <h3>hr-archived · hr-visibility-dialog · hr-delete-dialog</h3>
        <hr-archived noun="feature" .at=${`${launchDate}T09:00:00.000Z`}></hr-archived>
        <hr-archived
          noun="launch"
          .at=${`${launchDate}T09:00:00.000Z`}
          .mayDelete=${true}
          @deletion-requested=${this.show('deletion')}
        ></hr-archived>
      </section>
      ${
        this.open === 'visibility'
          ? html`<hr-visibility-dialog
              .value=${named}
              .owners=${owners}
              @closed=${this.show('')}
              @value-changed=${this.show('')}
            ></hr-visibility-dialog>`
          : nothing
      }
      ${
        this.open === 'deletion'
          ? html`<hr-delete-dialog
              noun="launch"
              .entityTitle=${'HF-240'}
              .exportHref=${'/gallery'}
              @closed=${this.show('')}
              @value-changed=${this.show('')}
            ></hr-delete-dialog>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-trust-gallery': HrTrustGallery
  }
}
