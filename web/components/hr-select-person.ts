import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { JobFunction } from '#server/contracts/lists.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import { ValueChanged } from '../events/value-changed.ts'
import { assignablePeople } from '../session/assignable-people.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { functionName } from '../locales/vocabulary.ts'
import { personName } from '../formats/person-name.ts'
import './hr-field.ts'

/** Chooses one person, or none, from a native select. Emits `value-changed` with the id or null. */
@customElement('hr-select-person')
export class HrSelectPerson extends LocalizedElement {
  @property() label = ''
  @property({ attribute: false }) people: (PersonRef & {
    jobFunction?: JobFunction | null
    disabledAt?: string | null
  })[] = []
  /** People with this job function are listed first. */
  @property({ attribute: false }) firstFunction: JobFunction | null = null
  @property({ attribute: false }) value: string | null = null
  /** Name of the selected person, used when they are no longer in the list. */
  @property({ attribute: false }) valueName = ''
  @property() empty = ''
  /** A person is required: there is no empty option. */
  @property({ attribute: false }) isAlwaysSomeone = false
  /** For filters on past data: disabled people are included. */
  @property({ attribute: false }) isLookingBack = false
  @property() hint = ''
  @property() error = ''
  @property({ type: Boolean }) required = false
  @property({ type: Boolean }) disabled = false
  @property({ type: Boolean, attribute: 'hide-label' }) isLabelHidden = false

  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true }

  private get options() {
    const fits = (one: { jobFunction?: JobFunction | null }) =>
      this.firstFunction !== null && one.jobFunction === this.firstFunction ? 0 : 1
    const people = (this.isLookingBack ? [...this.people] : assignablePeople(this.people)).sort(
      (a, b) => fits(a) - fits(b) || a.name.localeCompare(b.name),
    )
    const isGone = this.value !== null && !people.some((one) => one.id === this.value)
    return [
      ...(this.isAlwaysSomeone ? [] : [{ value: '', label: this.empty || common('nobody') }]),
      ...(isGone
        ? [
            {
              value: this.value ?? '',
              label: personName({ name: this.valueName }) || common('unknownPerson'),
            },
          ]
        : []),
      ...people.map((one) => ({
        value: one.id,
        label: one.jobFunction ? `${personName(one)} · ${functionName(one.jobFunction)}` : personName(one),
      })),
    ]
  }

  private readonly changed = (event: ValueChanged) => {
    event.stopPropagation()
    this.value = event.value || null
    this.dispatchEvent(new ValueChanged<string | null>(this.value))
  }

  override render() {
    return html`<hr-field
      type="select"
      .label=${this.label}
      .value=${this.value ?? ''}
      .options=${this.options}
      .hint=${this.hint}
      .error=${this.error}
      .required=${this.required}
      .disabled=${this.disabled}
      .isLabelHidden=${this.isLabelHidden}
      @value-changed=${this.changed}
    ></hr-field>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-select-person': HrSelectPerson
  }
}
