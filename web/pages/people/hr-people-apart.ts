import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Person } from '#server/contracts/people.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { dayOf, longDate } from '../../formats/dates.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { positionOf } from '../../locales/vocabulary.ts'
import { personName } from '../../formats/person-name.ts'
import { textStyles } from '../../styles/text.ts'
import './hr-person-menu.ts'
import type { PersonActionRequested } from './hr-people-table.ts'
import type { PersonAction } from './person-actions.ts'
import { t } from '../../locales/people.ts'

/** Disabled and anonymised people. Emits `value-changed` with an action. */
@customElement('hr-people-apart')
export class HrPeopleApart extends LocalizedElement {
  @property({ attribute: false }) people: Person[] = []
  @property({ attribute: false }) isReadOnly = false

  static override styles = [
    textStyles,
    css`
      section {
        margin-top: var(--space-6);
      }
      h2 {
        font-size: var(--step-1);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto 28px;
        gap: 0 var(--space-4);
        align-items: baseline;
        padding: var(--space-2) 0;
        border-top: 1px solid var(--rule);
        color: var(--ink-2);
      }
      ul {
        margin-top: var(--space-3);
      }
      small {
        display: block;
        color: var(--ink-3);
        font-size: var(--step--1);
        overflow-wrap: anywhere;
      }
      .since {
        color: var(--ink-3);
        font-size: var(--step--1);
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 560px) {
        li {
          grid-template-columns: minmax(0, 1fr) 28px;
        }
        .since {
          grid-row: 2;
        }
      }
    `,
  ]

  override render() {
    const disabled = this.people.filter((one) => one.disabledAt && !one.anonymisedAt)
    const former = this.people.filter((one) => one.anonymisedAt)
    return html`
      ${
        disabled.length === 0
          ? nothing
          : html`<section aria-labelledby="disabled">
              <h2 id="disabled">${t('apart.disabled')}</h2>
              <p class="quiet-text">${t('apart.disabledText')}</p>
              <ul>
                ${disabled.map((person) => this.renderDisabled(person))}
              </ul>
            </section>`
      }
      ${
        former.length === 0
          ? nothing
          : html`<section aria-labelledby="former">
              <h2 id="former">${t('apart.former')}</h2>
              <p class="quiet-text">${t('apart.formerText')}</p>
              <ul>
                ${former.map(
                  ({ name, anonymisedAt }) =>
                    html`<li>
                      <span>${name}</span>
                      <span class="since">${since(anonymisedAt)}</span>
                    </li>`,
                )}
              </ul>
            </section>`
      }
    `
  }

  private renderDisabled(person: Person) {
    const asked = (event: ValueChanged<PersonAction>) => {
      event.stopPropagation()
      this.dispatchEvent(new ValueChanged<PersonActionRequested>({ person, act: event.value }))
    }
    return html`<li>
      <span
        >${personName(person)}
        <small>${[person.email, positionOf(person)].filter(Boolean).join(' · ')}</small></span
      >
      <span class="since">${since(person.disabledAt)}</span>
      ${
        this.isReadOnly
          ? nothing
          : html`<hr-person-menu .person=${person} @value-changed=${asked}></hr-person-menu>`
      }
    </li>`
  }
}

const since = (instant: string | null) =>
  instant ? t('apart.since', { date: longDate(dayOf(instant)) }) : nothing

declare global {
  interface HTMLElementTagNameMap {
    'hr-people-apart': HrPeopleApart
  }
}
