import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Person, PersonList } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import { listPeople } from '../../api/people.ts'
import type { Option } from '../../components/hr-field.ts'
import '../../components/hr-inline-edit.ts'
import '../../components/hr-skeleton.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { positionOf } from '../../state/messages.ts'
import { Page } from '../../state/page.ts'
import { whyNot } from '../../state/permissions.ts'
import { problemText } from '../../state/problem-text.ts'
import { Query } from '../../state/queries.ts'
import { sessionContext } from '../../state/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-new-person.ts'
import type { HrNewPerson } from './hr-new-person.ts'
import './hr-role-table.ts'
import { peopleStyles } from './people-styles.ts'
import { PersonEditor } from './person-editor.ts'
import { fieldShows, fieldTitle, functionOptions, languageOptions, roleOptions } from './person-fields.ts'
import type { EditedField } from './person-fields.ts'
import { t } from './words.ts'

/** Everyone who uses Headrace, what each may do, and who may change that. */
@customElement('hr-people-page')
export class HrPeoplePage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session
  @state() private isAdding = false
  @query('hr-new-person') private readonly form!: HrNewPerson | null
  @query('#add') private readonly addButton!: HTMLButtonElement | null

  private readonly people = new Query<PersonList>(this, () => ({
    queryKey: ['people'],
    queryFn: listPeople,
  }))
  private readonly editor = new PersonEditor(this)

  static override styles = [...pageStyles, peopleStyles]

  private get whyNot() {
    return whyNot(this.session, 'people.edit')
  }

  private get lede(): string {
    const why = this.whyNot
    const readOnly = why && t('readOnly', { why })
    const people = this.people.data?.items
    if (!people) return readOnly
    const count = t('count', { count: people.length })
    return readOnly ? t('sentences', { count, readOnly }) : count
  }

  private readonly add = async () => {
    this.isAdding = true
    await this.updateComplete
    // The fields stand in a shadow that is drawn a moment later.
    await this.form?.updateComplete
    this.form?.focus()
  }

  private readonly added = async () => {
    this.isAdding = false
    await this.updateComplete
    this.addButton?.focus()
  }

  override render() {
    const why = this.whyNot
    return html`
      <div class="page-head">
        <h1>${t('title')}</h1>
        ${
          this.isAdding
            ? nothing
            : html`<button id="add" ?disabled=${why !== ''} title=${why || nothing} @click=${this.add}>
                ${t('add')}
              </button>`
        }
        <p class="lede">${this.lede}</p>
      </div>
      ${this.isAdding ? html`<hr-new-person @closed=${this.added}></hr-new-person>` : nothing}
      ${this.people.render({
        pending: () => html`<hr-skeleton lines="9"></hr-skeleton>`,
        error: (error) => html`<p role="alert">${problemText(error)}</p>`,
        ready: ({ items }) => this.renderPeople(items),
      })}
      <section class="section" aria-labelledby="roles">
        <h2 id="roles">${t('roles.title')}</h2>
        <p class="lede">${t('roles.lede')}</p>
        <hr-role-table .ownRole=${this.session?.person?.role ?? ''}></hr-role-table>
      </section>
    `
  }

  private renderPeople(people: Person[]) {
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
        </tr>
      </thead>
      <tbody>
        ${repeat(
          people,
          (person) => person.id,
          (person) => this.renderPerson(person),
        )}
      </tbody>
    </table>`
  }

  private renderPerson(person: Person) {
    const isMe = person.id === this.session?.person?.id
    return html`<tr>
      <td class="name">
        <b>${this.renderField(person, 'name')}</b>${
          isMe ? html`<small class="you">${t('you')}</small>` : nothing
        }
        <small>${this.renderField(person, 'email')}</small>
      </td>
      ${this.whyNot ? renderPosition(person) : this.renderPositionFields(person)}
      <td class=${person.isDepartmentLead || !this.whyNot ? '' : 'blank'}>${this.renderLead(person)}</td>
      <td>${this.renderField(person, 'language', languageOptions())}</td>
    </tr>`
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
    const shows = fieldShows(person, field)
    if (this.whyNot) return shows
    return html`<hr-inline-edit
        .label=${t('of', { field: fieldTitle(field), name: person.name })}
        .type=${options ? 'select' : 'text'}
        .options=${options ?? []}
        .required=${field === 'name' || field === 'email'}
        .value=${String(person[field] ?? '')}
        .placeholder=${t('noFunction')}
        @value-changed=${(event: ValueChanged) => this.editor.edit(person, field, event.value)}
      ></hr-inline-edit>
      ${this.renderTrouble(person, field)}`
  }

  private renderLead(person: Person) {
    if (this.whyNot) {
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
      ${this.renderTrouble(person, 'isDepartmentLead')}`
  }

  private renderTrouble(person: Person, field: EditedField) {
    const trouble = this.editor.troubleOf(person.id, field)
    if (!trouble) return nothing
    if ('text' in trouble) return html`<span class="trouble" role="alert">${trouble.text}</span>`
    const { theirs, mine } = trouble
    const shows = fieldShows(theirs, field)
    const words = { field: fieldTitle(field), theirs: shows }
    return html`<span class="trouble" role="alert"
      >${shows ? t('conflict', words) : t('conflictEmpty', words)}
      <button class="quiet" @click=${() => this.editor.insist(field, theirs, mine)}>
        ${t('useMine', { mine: fieldShows({ ...theirs, ...mine } as Person, field) || t('noFunction') })}
      </button></span
    >`
  }
}

/** Role and function of someone as two cells, on narrow windows as one line. */
const renderPosition = (person: Person) =>
  html`<td>
      <span class="wide">${fieldShows(person, 'role')}</span>
      <span class="narrow">${positionOf(person)}</span>
    </td>
    <td class="wide">${fieldShows(person, 'jobFunction')}</td>`

declare global {
  interface HTMLElementTagNameMap {
    'hr-people-page': HrPeoplePage
  }
}
