import { css, html, LitElement } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { NewPerson, Person } from '#server/contracts/people.ts'
import type { ApiError, InputOf } from '../../api/client.ts'
import { createPerson } from '../../api/people.ts'
import '../../components/hr-field.ts'
import type { HrField } from '../../components/hr-field.ts'
import { Closed } from '../../events/closed.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import type { ValueTyped } from '../../events/value-changed.ts'
import { change } from '../../queries/change.ts'
import { language } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { fieldErrorFor } from '../../formats/problem-text.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { functionOptions, languageOptions, roleOptions } from './person-fields.ts'
import { t } from '../../locales/people.ts'

const blank = (): InputOf<typeof NewPerson> => ({
  name: '',
  email: '',
  role: 'contributor',
  jobFunction: null,
  isDepartmentLead: false,
  language: language(),
})

/** The form that adds someone. Emits `value-changed` with the person added, `closed` when one is done with it; several may be added one after the other. */
@customElement('hr-new-person')
export class HrNewPerson extends LocalizedElement {
  /** The provider that people sign in with where there are no passwords; '' where there are. */
  @property({ attribute: false }) singleSignOn = ''
  @state() private person = blank()
  @state() private error: ApiError | null = null
  @state() private isBusy = false
  @query('hr-field') private readonly first!: HrField

  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      form {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-4) 0 var(--space-5);
        border-top: 1px solid var(--rule-strong);
      }
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(210px, 1fr));
        gap: var(--space-4) var(--space-5);
        align-items: start;
      }
    `,
  ]

  private readonly set = (field: keyof InputOf<typeof NewPerson>) => (event: ValueTyped | ValueChanged) => {
    event.stopPropagation()
    const value = field === 'jobFunction' && event.value === '' ? null : event.value
    this.person = { ...this.person, [field]: value }
  }

  private readonly submit = async (event: Event) => {
    event.preventDefault()
    if (this.isBusy) return
    this.isBusy = true
    this.error = null
    const { person } = this
    const added = await change({
      run: () => createPerson(person),
      message: t('added', { name: person.name.trim() }),
      noun: 'person',
      onRefused: (error) => {
        this.error = error
        return error.errors.length > 0
      },
    })
    this.isBusy = false
    if (!added) return
    this.dispatchEvent(new ValueChanged<Person>(added))
    this.person = blank()
    await this.updateComplete
    this.first.focus()
  }

  /** A field stands in a shadow of its own, so its Enter does not reach the form by itself. */
  private readonly press = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Escape') this.dispatchEvent(new Closed())
    const isText = event.composedPath()[0] instanceof HTMLInputElement
    if (event.key === 'Enter' && isText) void this.submit(event)
  }

  private renderField(
    field: 'name' | 'email' | 'role' | 'jobFunction' | 'language',
    more: Partial<Pick<HrField, 'type' | 'options' | 'hint' | 'required'>>,
  ) {
    return html`<hr-field
      .label=${t(field)}
      .type=${more.type ?? 'text'}
      .options=${more.options ?? []}
      .hint=${more.hint ?? ''}
      .required=${more.required ?? false}
      .value=${this.person[field] ?? ''}
      .error=${fieldErrorFor(this.error, field)}
      @value-typed=${this.set(field)}
      @value-changed=${this.set(field)}
    ></hr-field>`
  }

  override render() {
    return html`<form @submit=${this.submit} @keydown=${this.press} novalidate>
      <h2>${t('adding')}</h2>
      <div class="fields">
        ${this.renderField('name', { required: true })}
        ${this.renderField('email', { type: 'email', required: true })}
        ${this.renderField('role', { type: 'select', options: roleOptions(), hint: t('roleHint') })}
        ${this.renderField('jobFunction', {
          type: 'select',
          options: functionOptions(),
          hint: t('functionHint'),
        })}
        ${this.renderField('language', {
          type: 'select',
          options: languageOptions(),
          hint: t('languageHint'),
        })}
      </div>
      <div>
        <label class="check"
          ><input
            type="checkbox"
            .checked=${this.person.isDepartmentLead ?? false}
            @change=${(event: Event) =>
              (this.person = {
                ...this.person,
                isDepartmentLead: (event.target as HTMLInputElement).checked,
              })}
          />${t('lead')}</label
        >
        <p class="hint">${t('leadHint')}</p>
      </div>
      <p class="quiet-text">
        ${this.singleSignOn ? t('comesBy', { provider: this.singleSignOn }) : t('linkFollows')}
      </p>
      <div class="actions">
        <button class="primary" ?disabled=${this.isBusy}>${t('save')}</button>
        <button type="button" @click=${() => this.dispatchEvent(new Closed())}>${common('close')}</button>
      </div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-new-person': HrNewPerson
  }
}
