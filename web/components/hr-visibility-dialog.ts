import { css, html, nothing } from 'lit'
import type { PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Confidentiality, ConfidentialityChange } from '#server/contracts/confidentiality.ts'
import type { Person } from '#server/contracts/people.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import { Closed } from '../events/closed.ts'
import { ValueChanged } from '../events/value-changed.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { visibilityText as t } from '../locales/visibility.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { fieldStyles } from '../styles/fields.ts'
import { textStyles } from '../styles/text.ts'
import './hr-dialog.ts'
import './hr-select-person.ts'
import './hr-skeleton.ts'

/**
 * Edits who can see a feature or launch: everyone, or named people. Emits `value-changed` with the change,
 * `closed` when cancelled.
 */
@customElement('hr-visibility-dialog')
export class HrVisibilityDialog extends LocalizedElement {
  @property() noun: 'feature' | 'launch' = 'feature'
  /** The current setting; undefined until it is loaded. */
  @property({ attribute: false }) value: Confidentiality | undefined
  @property({ attribute: false }) owners: PersonRef[] = []
  @property({ attribute: false }) people: Person[] = []
  /** Id of the reader, who keeps access after changing it. */
  @property({ attribute: false }) ownId = ''
  @property() error = ''
  @state() private isConfidential = true
  @state() private named: PersonRef[] = []

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      .content {
        display: grid;
        gap: var(--space-4);
      }
      .text {
        color: var(--ink-2);
      }
      .text + .text {
        margin-top: var(--space-1);
      }
      h3 {
        margin-bottom: var(--space-1);
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      li {
        display: flex;
        justify-content: space-between;
        gap: var(--space-3);
        align-items: center;
        min-height: 36px;
        border-top: 1px solid var(--rule);
        overflow-wrap: anywhere;
      }
      li small {
        color: var(--ink-3);
        font-size: var(--step--1);
      }
    `,
  ]

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('value') || !this.value || changed.get('value')) return
    this.named = this.value.people
  }

  private readonly save = () =>
    this.dispatchEvent(
      new ValueChanged<ConfidentialityChange>({
        isConfidential: this.isConfidential,
        personIds: this.isConfidential ? this.named.map(({ id }) => id) : [],
      }),
    )

  private readonly close = () => this.dispatchEvent(new Closed())

  private readonly add = (event: ValueChanged<string | null>) => {
    event.stopPropagation()
    const person = this.people.find(({ id }) => id === event.value)
    if (person) this.named = [...this.named, { id: person.id, name: person.name }]
  }

  private get choices(): Person[] {
    const taken = new Set([...this.owners, ...this.named].map(({ id }) => id))
    return this.people.filter(
      (one) => !taken.has(one.id) && !one.disabledAt && !one.anonymisedAt && one.role !== 'administrator',
    )
  }

  override render() {
    return html`<hr-dialog open .heading=${t(`title.${this.noun}`)} @closed=${this.close}>
      ${this.value ? this.renderForm() : html`<hr-skeleton lines="5"></hr-skeleton>`}
      <button slot="actions" @click=${this.close}>${common('cancel')}</button>
      <button slot="actions" class="primary" ?disabled=${!this.value} @click=${this.save}>
        ${common('save')}
      </button>
    </hr-dialog>`
  }

  private renderForm() {
    return html`<div class="content">
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.isConfidential}
          @change=${(event: Event) => (this.isConfidential = (event.target as HTMLInputElement).checked)}
        />${t('check')}</label
      >
      ${this.isConfidential ? this.renderNames() : this.renderOpen()}
      <p class="error" role="alert" ?hidden=${!this.error}>${this.error}</p>
    </div>`
  }

  private renderOpen() {
    return html`<div>
      <p class="text">${t('open')}</p>
      ${(this.value?.people.length ?? 0) > 0 ? html`<p class="text">${t('forgotten')}</p>` : nothing}
    </div>`
  }

  private renderNames() {
    return html`<div>
        <p class="text">${t('closed')}</p>
        <p class="text">${t(this.noun === 'launch' ? 'asConfidential' : 'spreads')}</p>
      </div>
      <div>
        <h3>${t('always')}</h3>
        <ul>
          ${this.owners.map(({ name }) => html`<li>${name} <small>${t('owner')}</small></li>`)}
          <li>${t('administratorsAll')}</li>
        </ul>
      </div>
      <div>
        <h3>${t('named')}</h3>
        ${this.named.length === 0 ? html`<p class="quiet-text">${t('nobodyNamed')}</p>` : nothing}
        <ul>
          ${this.named.map((person) => this.renderNamed(person))}
        </ul>
      </div>
      <hr-select-person
        .label=${t('add')}
        .empty=${t('choose')}
        .people=${this.choices}
        .value=${live(null)}
        @value-changed=${this.add}
      ></hr-select-person>`
  }

  private renderNamed({ id, name }: PersonRef) {
    return html`<li>
      ${name}
      ${
        id === this.ownId
          ? html`<small>${t('you')}</small>`
          : html`<button
              class="icon"
              aria-label=${t('remove', { name })}
              @click=${() => (this.named = this.named.filter((one) => one.id !== id))}
            >
              ✕
            </button>`
      }
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-visibility-dialog': HrVisibilityDialog
  }
}
