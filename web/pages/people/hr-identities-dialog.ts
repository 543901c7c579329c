import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Person } from '#server/contracts/people.ts'
import '../../components/hr-dialog.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import '../../entities/hr-identities.ts'
import { Closed } from '../../events/closed.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/identities.ts'

/** The single sign-on identities of a person, for administrators. Emits `closed`. */
@customElement('hr-identities-dialog')
export class HrIdentitiesDialog extends LocalizedElement {
  @property({ attribute: false }) person!: Person

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      p {
        margin-bottom: var(--space-3);
        color: var(--ink-2);
      }
    `,
  ]

  private readonly close = () => this.dispatchEvent(new Closed())

  override render() {
    const { id, name } = this.person
    return html`<hr-dialog open .heading=${t('titleOf', { name })} @closed=${this.close}>
      <p>${t('ledeOf', { name })}</p>
      <hr-identities .personId=${id}></hr-identities>
      <button slot="actions" @click=${this.close}>${t('close')}</button>
    </hr-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-identities-dialog': HrIdentitiesDialog
  }
}
