import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { JobFunction } from '#server/contracts/lists.ts'
import type { NewPerson, Person } from '#server/contracts/people.ts'
import type { InputOf } from '../../api/client.ts'
import { createPerson } from '../../api/people.ts'
import { formError } from '../../components/form-error.ts'
import '../../components/hr-field.ts'
import type { HrField } from '../../components/hr-field.ts'
import { Closed } from '../../events/closed.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { change } from '../../queries/change.ts'
import { language } from '../../locales/language.ts'
import { FormController } from '../../editing/form-controller.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { functionOptions, languageOptions, roleOptions } from './person-fields.ts'
import { t } from '../../locales/people.ts'

type Entered = Required<Omit<InputOf<typeof NewPerson>, 'jobFunction'>> & { jobFunction: JobFunction | '' }

const blank = (): Entered => ({
  name: '',
  email: '',
  role: 'contributor',
  jobFunction: '',
  isDepartmentLead: false,
  language: language(),
})

/**
 * The form that adds people, one after the other. Emits `value-changed` with each person added, `closed` when
 * dismissed.
 */
@customElement('hr-new-person')
export class HrNewPerson extends LocalizedElement {
  /** The single sign-on provider when passwords are disabled; '' otherwise. */
  @property({ attribute: false }) singleSignOn = ''
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

  private readonly form = new FormController(this, blank())

  private readonly submit = this.form.submits(async () => {
    const person = this.form.values
    const added = await change({
      run: () => createPerson({ ...person, jobFunction: person.jobFunction || null }),
      message: t('added', { name: person.name.trim() }),
      noun: 'person',
      onRefused: this.form.refused,
    })
    if (!added) return
    this.dispatchEvent(new ValueChanged<Person>(added))
    this.form.reset(blank())
    await this.updateComplete
    this.first.focus()
  })

  private readonly press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) this.dispatchEvent(new Closed())
    this.form.enter(event)
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
      .value=${this.form.values[field]}
      .error=${this.form.errorOf(field)}
      @value-typed=${this.form.set(field)}
      @value-changed=${this.form.set(field)}
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
            .checked=${this.form.values.isDepartmentLead}
            @change=${(event: Event) =>
              this.form.put('isDepartmentLead', (event.target as HTMLInputElement).checked)}
          />${t('lead')}</label
        >
        <p class="hint">${t('leadHint')}</p>
      </div>
      <p class="quiet-text">
        ${this.singleSignOn ? t('comesBy', { provider: this.singleSignOn }) : t('linkFollows')}
      </p>
      ${formError(this.form.unplaced)}
      <div class="actions">
        <button class="primary" ?disabled=${this.form.isBusy}>${t('save')}</button>
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
