import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { AccountLink } from '#server/contracts/accounts.ts'
import type { Person, PersonList } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import { listPeople } from '../../api/people.ts'
import '../../components/hr-skeleton.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-account-dialog.ts'
import type { HrAccountDialog } from './hr-account-dialog.ts'
import './hr-account-link.ts'
import './hr-identities-dialog.ts'
import './hr-new-person.ts'
import type { HrNewPerson } from './hr-new-person.ts'
import './hr-people-apart.ts'
import './hr-people-table.ts'
import type { PersonActionRequested } from './hr-people-table.ts'
import { peopleStyles } from './people-styles.ts'
import {
  anonymise,
  createLinkFor,
  setDisabled,
  signOutEverywhere,
  resetSecondFactor,
} from './person-actions.ts'
import { t } from '../../locales/people.ts'

/** The people of the workspace with their roles and accounts. */
@customElement('hr-people-page')
export class HrPeoplePage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session
  @state() private isAdding = false
  /** The last link created, until it is dismissed. */
  @state() private made: { person: Person; link: AccountLink } | undefined
  @state() private asking: { person: Person; act: HrAccountDialog['act'] } | undefined
  /** Whose single sign-on identities are shown. */
  @state() private linked: Person | undefined
  @query('hr-new-person') private readonly form!: HrNewPerson | null
  @query('#add') private readonly addButton!: HTMLButtonElement | null

  private readonly people = new Query<PersonList>(this, () => ({
    queryKey: ['people'],
    queryFn: listPeople,
  }))

  static override styles = [...pageStyles, peopleStyles]

  private get whyNot() {
    return whyNot(this.session, 'people.edit')
  }

  private get hasPasswords() {
    return this.session?.signInMethods.password ?? false
  }

  private lede(here: Person[] | undefined): string {
    const why = this.whyNot
    const readOnly = why && t('readOnly', { why })
    if (!here) return readOnly
    const count = t('count', { count: here.length })
    return readOnly ? t('sentences', { count, readOnly }) : count
  }

  private readonly add = async () => {
    this.isAdding = true
    await this.updateComplete
    // The fields are in a shadow root that renders later.
    await this.form?.updateComplete
    this.form?.focus()
  }

  private readonly closeForm = async () => {
    this.isAdding = false
    await this.updateComplete
    this.addButton?.focus()
  }

  private readonly offerLink = async (person: Person) => {
    this.made = undefined
    if (!this.hasPasswords) return
    const link = await createLinkFor(person)
    if (link) this.made = { person, link }
  }

  private readonly act = ({ value: { person, act } }: ValueChanged<PersonActionRequested>) => {
    if (act === 'link') return this.offerLink(person)
    if (act === 'sign-out') return signOutEverywhere(person)
    if (act === 'disable' || act === 'enable') return setDisabled(person, act === 'disable')
    if (act === 'identities') this.linked = person
    else this.asking = { person, act }
  }

  private readonly confirmed = async () => {
    const { asking } = this
    if (!asking) return
    const run = asking.act === 'anonymise' ? anonymise : resetSecondFactor
    if (await run(asking.person)) this.asking = undefined
  }

  override render() {
    const why = this.whyNot
    const everyone = this.people.data?.items
    const here = everyone?.filter((one) => !one.disabledAt && !one.anonymisedAt)
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
        <p class="lede">${this.lede(here)}</p>
      </div>
      ${this.renderAdding()} ${this.renderLink()}
      ${this.people.render({
        pending: () => html`<hr-skeleton lines="9"></hr-skeleton>`,
        error: (error) => html`<p role="alert">${problemText(error)}</p>`,
        ready: ({ items }) =>
          html`<hr-people-table
              .people=${here ?? []}
              .ownId=${this.session?.person?.id ?? ''}
              .isReadOnly=${why !== ''}
              .hasPasswords=${this.hasPasswords}
              .hasSingleSignOn=${Boolean(this.session?.signInMethods.singleSignOn)}
              @value-changed=${this.act}
            ></hr-people-table>
            <hr-people-apart
              .people=${items}
              .isReadOnly=${why !== ''}
              @value-changed=${this.act}
            ></hr-people-apart>
            <p class="more">${t('rolesLead')} <a href="/roles">${t('rolesLink')}</a></p>`,
      })}
      ${this.renderDialog()} ${this.renderIdentities()}
    `
  }

  private renderAdding() {
    if (!this.isAdding) return nothing
    return html`<hr-new-person
      .singleSignOn=${this.hasPasswords ? '' : (this.session?.signInMethods.singleSignOn ?? '')}
      @value-changed=${({ value }: ValueChanged<Person>) => this.offerLink(value)}
      @closed=${this.closeForm}
    ></hr-new-person>`
  }

  private renderLink() {
    if (!this.made) return nothing
    return html`<hr-account-link
      .person=${this.made.person}
      .link=${this.made.link}
      @closed=${() => (this.made = undefined)}
    ></hr-account-link>`
  }

  private renderIdentities() {
    if (!this.linked) return nothing
    return html`<hr-identities-dialog
      .person=${this.linked}
      @closed=${() => (this.linked = undefined)}
    ></hr-identities-dialog>`
  }

  private renderDialog() {
    if (!this.asking) return nothing
    return html`<hr-account-dialog
      .person=${this.asking.person}
      .act=${this.asking.act}
      @value-changed=${this.confirmed}
      @closed=${() => (this.asking = undefined)}
    ></hr-account-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-people-page': HrPeoplePage
  }
}
