import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Rater } from '#server/contracts/grading.ts'
import type { Person } from '#server/contracts/people.ts'
import '../../components/hr-select-person.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { personName } from '../../formats/person-name.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/grading.ts'

/** Chooses who decides together: the raters and other people. Emits `value-changed` with the ids. */
@customElement('hr-participants')
export class HrParticipants extends LocalizedElement {
  @property({ attribute: false }) raters: Rater[] = []
  @property({ attribute: false }) people: Person[] = []
  @property() deciderId = ''
  @property({ attribute: false }) value: string[] = []

  static override styles = [
    textStyles,
    fieldStyles,
    css`
      .checks {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--space-4);
        margin: var(--space-1) 0 var(--space-2);
      }
      hr-select-person {
        max-width: 260px;
      }
    `,
  ]

  private set(ids: string[]) {
    this.dispatchEvent(new ValueChanged(ids))
  }

  private readonly add = (event: ValueChanged<string | null>) => {
    event.stopPropagation()
    if (event.value) this.set([...this.value, event.value])
    ;(event.target as HTMLElementTagNameMap['hr-select-person']).value = null
  }

  override render() {
    const shown = [
      ...this.raters.map((rater) => rater.person).filter((person) => person.id !== this.deciderId),
      ...this.people.filter(
        (person) =>
          this.value.includes(person.id) && !this.raters.some((rater) => rater.person.id === person.id),
      ),
    ]
    const others = this.people.filter(
      (person) => person.id !== this.deciderId && !shown.some((one) => one.id === person.id),
    )
    return html`<div role="group" aria-labelledby="label">
      <span class="label" id="label">${t('decide.participants')}</span>
      <div class="checks">
        ${shown.map(
          (person) =>
            html`<label class="check">
              <input
                type="checkbox"
                .checked=${live(this.value.includes(person.id))}
                @change=${(event: Event) =>
                  this.set(
                    (event.target as HTMLInputElement).checked
                      ? [...this.value, person.id]
                      : this.value.filter((id) => id !== person.id),
                  )}
              />${personName(person)}
            </label>`,
        )}
      </div>
      ${
        others.length > 0
          ? html`<hr-select-person
              .label=${t('decide.addParticipant')}
              .isLabelHidden=${true}
              .empty=${t('decide.addParticipant')}
              .people=${others}
              .value=${null}
              @value-changed=${this.add}
            ></hr-select-person>`
          : nothing
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-participants': HrParticipants
  }
}
