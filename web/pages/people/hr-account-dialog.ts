import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Person } from '#server/contracts/people.ts'
import { personalDataUrl } from '../../api/people.ts'
import '../../components/hr-dialog.ts'
import '../../components/hr-field.ts'
import { Closed } from '../../events/closed.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import type { ValueTyped } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import type { PersonAction } from './person-actions.ts'
import { t } from '../../locales/people.ts'

/**
 * Confirms an action that is hard to undo: removing a second factor, or anonymising a person, which requires
 * typing the name. Emits `value-changed` with the action, `closed` when cancelled.
 */
@customElement('hr-account-dialog')
export class HrAccountDialog extends LocalizedElement {
  @property({ attribute: false }) person!: Person
  @property() act: 'second-factor' | 'anonymise' = 'second-factor'
  @state() private typed = ''

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      p,
      ul {
        margin-bottom: var(--space-3);
        color: var(--ink-2);
      }
      li {
        padding-inline-start: 1.2em;
      }
      li::before {
        content: '–';
        display: inline-block;
        width: 1.2em;
        margin-inline-start: -1.2em;
      }
      .never {
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--stop);
        color: var(--ink);
      }
      hr-field {
        margin-top: var(--space-4);
      }
    `,
  ]

  private get isMeant() {
    return this.act !== 'anonymise' || this.typed.trim() === this.person.name.trim()
  }

  private readonly confirm = () => {
    if (this.isMeant) this.dispatchEvent(new ValueChanged<PersonAction>(this.act))
  }

  private readonly close = () => this.dispatchEvent(new Closed())

  private readonly typing = (event: ValueTyped | ValueChanged) => {
    event.stopPropagation()
    this.typed = event.value
  }

  override render() {
    const { act, person } = this
    const { name } = person
    return html`<hr-dialog open .heading=${t(`ask.${act}.title`, { name })} @closed=${this.close}>
      <p>${t(`ask.${act}.text`, { name })}</p>
      ${act === 'anonymise' ? this.renderWhatHappens() : nothing}
      <button slot="actions" @click=${this.close}>${common('cancel')}</button>
      <button slot="actions" class="danger" ?disabled=${!this.isMeant} @click=${this.confirm}>
        ${t(`ask.${act}.button`)}
      </button>
    </hr-dialog>`
  }

  private renderWhatHappens() {
    const { name, id } = this.person
    return html`<ul>
        ${(['goes', 'access', 'stays', 'owned'] as const).map(
          (key) => html`<li>${t(`ask.anonymise.${key}`)}</li>`,
        )}
      </ul>
      <p class="never">${t('ask.anonymise.never')}</p>
      <p><a href=${personalDataUrl(id)} download>${t('ask.anonymise.data')}</a></p>
      <hr-field
        required
        .label=${t('ask.anonymise.type', { name })}
        .value=${this.typed}
        @value-typed=${this.typing}
        @value-changed=${this.typing}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && this.confirm()}
      ></hr-field>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-account-dialog': HrAccountDialog
  }
}
