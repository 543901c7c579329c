import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import { signInByName } from '../../api/session.ts'
import '../../components/hr-field.ts'
import type { ValueTyped } from '../../events/value-changed.ts'
import { change } from '../../queries/change.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { withSearch } from '../../navigation/location.ts'
import { positionOf } from '../../locales/vocabulary.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { SignedIn } from './signed-in.ts'
import { choiceStyles } from './sign-in-styles.ts'
import { t } from '../../locales/sign-in.ts'

/** Signs in as one of the people of the sample company. Emits `signed-in`. */
@customElement('hr-choices')
export class HrChoices extends LocalizedElement {
  @property({ attribute: false }) choices: Session['choices'] = []
  @state() private isBusy = false
  @state() private sought = ''

  static override styles = [textStyles, buttonStyles, choiceStyles]

  private async choose(personId: string) {
    this.isBusy = true
    const session = await change({ run: () => signInByName(personId) })
    this.isBusy = false
    if (session) this.dispatchEvent(new SignedIn(session))
  }

  override render() {
    const sought = this.sought.trim().toLowerCase()
    const found = this.choices.filter((one) => one.name.toLowerCase().includes(sought))
    return html`
      <h2>${t('who')}</h2>
      <p class="said">${t('whoLede')}</p>
      ${
        this.choices.length > 12
          ? html`<hr-field
              type="search"
              .label=${t('find')}
              @value-typed=${(event: ValueTyped) => (this.sought = event.value)}
            ></hr-field>`
          : nothing
      }
      <ul>
        ${found.map(
          (one) =>
            html`<li>
              <button ?disabled=${this.isBusy} @click=${() => this.choose(one.id)}>
                <b>${one.name}</b>
                <span>${positionOf(one)}</span>
              </button>
            </li>`,
        )}
      </ul>
      ${found.length === 0 ? html`<p>${t('nobody')}</p>` : nothing}
      <p class="other"><a href=${withSearch({ with: 'password' })}>${t('withPassword')}</a></p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-choices': HrChoices
  }
}
