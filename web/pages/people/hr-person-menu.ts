import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Person } from '#server/contracts/people.ts'
import { personalDataUrl } from '../../api/people.ts'
import '../../components/hr-menu.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { Localize } from '../../elements/localized-element.ts'
import type { PersonAction } from './person-actions.ts'
import { t } from '../../locales/people.ts'

/** The menu of administrator actions on a person's account. Emits `value-changed` with the action. */
@customElement('hr-person-menu')
export class HrPersonMenu extends LitElement {
  @property({ attribute: false }) person!: Person
  /** The reader's own account: actions that would lock them out are not offered. */
  @property({ attribute: false }) isOwn = false
  /** Password sign-in is enabled. */
  @property({ attribute: false }) hasPasswords = true
  /** Single sign-on is enabled. */
  @property({ attribute: false }) hasSingleSignOn = false

  constructor() {
    super()
    new Localize(this)
  }

  private readonly act = (act: PersonAction) => () => this.dispatchEvent(new ValueChanged(act))

  override render() {
    const { person } = this
    return html`<hr-menu placement="end" .label=${t('acts.menu', { name: person.name })}>
      <span slot="trigger">⋯</span>
      ${this.renderWayIn()}
      <a href=${personalDataUrl(person.id)} download>${t('acts.data')}</a>
      ${
        this.isOwn
          ? nothing
          : html`<button @click=${this.act(person.disabledAt ? 'enable' : 'disable')}>
                ${t(person.disabledAt ? 'acts.enable' : 'acts.disable')}
              </button>
              <button @click=${this.act('anonymise')}>${t('acts.anonymise')}</button>`
      }
    </hr-menu>`
  }

  private renderWayIn() {
    if (this.person.disabledAt || this.isOwn) return nothing
    return html`${
        this.hasPasswords
          ? html`<button @click=${this.act('link')}>${t('acts.link')}</button>
              <button @click=${this.act('second-factor')}>${t('acts.factor')}</button>`
          : nothing
      }
      ${
        this.hasSingleSignOn
          ? html`<button @click=${this.act('identities')}>${t('acts.identities')}</button>`
          : nothing
      } <button @click=${this.act('sign-out')}>${t('acts.signOut')}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-person-menu': HrPersonMenu
  }
}
