import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { AccountLink } from '#server/contracts/accounts.ts'
import type { Person } from '#server/contracts/people.ts'
import { Closed } from '../../events/closed.ts'
import { copyText } from '../../shell/clipboard.ts'
import { dateAndTime } from '../../formats/dates.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/people.ts'

/** Shows a new account link, once, and whether it was mailed. Emits `closed` when dismissed. */
@customElement('hr-account-link')
export class HrAccountLink extends LocalizedElement {
  @property({ attribute: false }) person!: Pick<Person, 'name' | 'email'>
  @property({ attribute: false }) link!: AccountLink
  @state() private copied: 'yes' | 'no' | '' = ''
  @query('input') private readonly field!: HTMLInputElement

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      section {
        display: grid;
        gap: var(--space-3);
        max-width: 640px;
        padding: var(--space-4) 0 var(--space-5);
      }
      .link {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        gap: var(--space-2);
      }
      .link input[readonly] {
        font-family: var(--font-figure);
        text-overflow: ellipsis;
      }
      p {
        color: var(--ink-2);
      }
      @media (max-width: 480px) {
        .link {
          grid-template-columns: 1fr 1fr;
        }
        .link input {
          grid-column: 1 / -1;
        }
      }
    `,
  ]

  override firstUpdated(): void {
    this.scrollIntoView({ block: 'nearest' })
  }

  /** When the browser denies clipboard access, the link is selected for copying by keyboard. */
  private readonly copy = async () => {
    this.copied = (await copyText(this.link.url)) ? 'yes' : 'no'
    if (this.copied === 'yes') return
    this.field.focus()
    this.field.select()
  }

  override render() {
    const { person, link, copied } = this
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${t(`link.title.${link.purpose}`, { name: person.name })}</h2>
      <div class="link">
        <label class="visually-hidden" for="url">${t('link.label')}</label>
        <input
          id="url"
          readonly
          spellcheck="false"
          .value=${link.url}
          @focus=${(event: FocusEvent) => (event.target as HTMLInputElement).select()}
        />
        <button class="primary" @click=${this.copy}>${t('link.copy')}</button>
        <button @click=${() => this.dispatchEvent(new Closed())}>${common('close')}</button>
      </div>
      <p>
        <span role="status">${copied === '' ? nothing : t(`link.copied.${copied}`)}</span>
        ${t(link.isMailed ? 'link.mailed' : 'link.notMailed', { email: person.email })}
        ${t('link.once', { until: dateAndTime(link.expiresAt) })}
      </p>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-account-link': HrAccountLink
  }
}
