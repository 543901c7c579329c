import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Person } from '#server/contracts/people.ts'
import type { Option } from '../../components/hr-field.ts'
import '../../components/hr-inline-edit.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { positionOf } from '../../locales/vocabulary.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { tableStyles } from '../../styles/tables.ts'
import { textStyles } from '../../styles/text.ts'
import './hr-person-menu.ts'
import { peopleTableStyles } from './people-styles.ts'
import type { PersonAction } from './person-actions.ts'
import { PersonEditor } from './person-editor.ts'
import {
  personFieldText,
  personFieldTitle,
  functionOptions,
  languageOptions,
  roleOptions,
} from './person-fields.ts'
import type { EditedField } from './person-fields.ts'
import { t } from '../../locales/people.ts'

/** A requested action and the person it concerns. */
export type PersonActionRequested = { person: Person; act: PersonAction }

/** The active people, edited in place. Emits `value-changed` with an action on a person's account. */
@customElement('hr-people-table')
export class HrPeopleTable extends LocalizedElement {
  @property({ attribute: false }) people: Person[] = []
  @property({ attribute: false }) ownId = ''
  /** The reader may not change any person. */
  @property({ attribute: false }) isReadOnly = false
  @property({ attribute: false }) hasPasswords = true
  @property({ attribute: false }) hasSingleSignOn = false

  private readonly editor = new PersonEditor(this)

  static override styles = [textStyles, buttonStyles, tableStyles, peopleTableStyles]

  override render() {
    return html`<table>
      <caption class="visually-hidden">
        ${t('table')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('name')}</th>
          <th scope="col">${t('role')}</th>
          <th scope="col">${t('jobFunction')}</th>
          <th scope="col" title=${t('leadHint')}>${t('lead')}</th>
          <th scope="col">${t('language')}</th>
          ${
            this.isReadOnly
              ? nothing
              : html`<th scope="col"><span class="visually-hidden">${t('acts.title')}</span></th>`
          }
        </tr>
      </thead>
      <tbody>
        ${repeat(
          this.people,
          (person) => person.id,
          (person) => this.renderPerson(person),
        )}
      </tbody>
    </table>`
  }

  private renderPerson(person: Person) {
    const isMe = person.id === this.ownId
    return html`<tr>
      <td class="name">
        <b>${this.renderField(person, 'name')}</b>${
          isMe ? html`<small class="you">${t('you')}</small>` : nothing
        }
        <small>${this.renderField(person, 'email')}</small>
      </td>
      ${this.isReadOnly ? renderPosition(person) : this.renderPositionFields(person)}
      <td class=${person.isDepartmentLead || !this.isReadOnly ? '' : 'blank'}>${this.renderLead(person)}</td>
      <td>${this.renderField(person, 'language', languageOptions())}</td>
      ${this.isReadOnly ? nothing : this.renderMenu(person, isMe)}
    </tr>`
  }

  private renderMenu(person: Person, isOwn: boolean) {
    const asked = (event: ValueChanged<PersonAction>) => {
      event.stopPropagation()
      this.dispatchEvent(new ValueChanged<PersonActionRequested>({ person, act: event.value }))
    }
    return html`<td class="menu">
      <hr-person-menu
        .person=${person}
        .isOwn=${isOwn}
        .hasPasswords=${this.hasPasswords}
        .hasSingleSignOn=${this.hasSingleSignOn}
        @value-changed=${asked}
      ></hr-person-menu>
    </td>`
  }

  private renderPositionFields(person: Person) {
    return html`<td>
        <span class="narrow">${t('role')}</span> ${this.renderField(person, 'role', roleOptions())}
      </td>
      <td>
        <span class="narrow">${t('jobFunction')}</span>
        ${this.renderField(person, 'jobFunction', functionOptions())}
      </td>`
  }

  private renderField(person: Person, field: EditedField, options?: Option[]) {
    const shows = personFieldText(person, field)
    if (this.isReadOnly) return shows
    const saved = (event: ValueChanged) => {
      event.stopPropagation()
      void this.editor.edit(person, field, event.value)
    }
    return html`<hr-inline-edit
        .label=${t('of', { field: personFieldTitle(field), name: person.name })}
        .type=${options ? 'select' : 'text'}
        .options=${options ?? []}
        .required=${field === 'name' || field === 'email'}
        .value=${String(person[field] ?? '')}
        .placeholder=${t('noFunction')}
        @value-changed=${saved}
      ></hr-inline-edit>
      ${this.renderProblem(person, field)}`
  }

  private renderLead(person: Person) {
    if (this.isReadOnly) {
      return person.isDepartmentLead
        ? html`<span class="lead"
            ><svg viewBox="0 0 12 14" aria-hidden="true"><path d="M1 0h10v14l-5-4-5 4z" /></svg
            >${t('isLead')}</span
          >`
        : nothing
    }
    return html`<label class="lead"
        ><input
          type="checkbox"
          aria-label=${t('of', { field: t('lead'), name: person.name })}
          .checked=${live(person.isDepartmentLead)}
          @change=${() => this.editor.edit(person, 'isDepartmentLead', String(!person.isDepartmentLead))}
        /><span class="word" aria-hidden="true">${t('isLead')}</span></label
      >
      ${this.renderProblem(person, 'isDepartmentLead')}`
  }

  private renderProblem(person: Person, field: EditedField) {
    const problem = this.editor.problemOf(person.id, field)
    if (!problem) return nothing
    if ('text' in problem) return html`<span class="problem" role="alert">${problem.text}</span>`
    const { theirs, mine } = problem
    const shows = personFieldText(theirs, field)
    const words = { field: personFieldTitle(field), theirs: shows }
    return html`<span class="problem" role="alert"
      >${shows ? t('conflict', words) : t('conflictEmpty', words)}
      <button class="quiet" @click=${() => this.editor.insist(field, theirs, mine)}>
        ${t('useMine', { mine: personFieldText({ ...theirs, ...mine } as Person, field) || t('noFunction') })}
      </button></span
    >`
  }
}

/** Role and function of a person as two cells, on narrow windows as one line. */
const renderPosition = (person: Person) =>
  html`<td>
      <span class="wide">${personFieldText(person, 'role')}</span>
      <span class="narrow">${positionOf(person)}</span>
    </td>
    <td class="wide">${personFieldText(person, 'jobFunction')}</td>`

declare global {
  interface HTMLElementTagNameMap {
    'hr-people-table': HrPeopleTable
  }
}
