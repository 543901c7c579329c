import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { tokenScopes } from '#server/contracts/lists.ts'
import { lastTokenDay } from '#server/domain/access/token-days.ts'
import { createApiToken } from '../../api/api-tokens.ts'
import { formError } from '../../components/form-error.ts'
import '../../components/hr-form-field.ts'
import { Closed } from '../../events/closed.ts'
import { addDays } from '../../formats/dates.ts'
import { common } from '../../locales/common.ts'
import { AccountSection } from './account-section.ts'
import { sectionStyles } from './account-styles.ts'
import { TokenCreated } from './token-created.ts'
import { t } from '../../locales/account.ts'

/** Default lifetime: enough for a quarter, short enough that a forgotten token expires. */
const usualDays = 90

/** The form that creates a token. Emits `token-created`, or `closed` when cancelled. */
@customElement('hr-new-token')
export class HrNewToken extends AccountSection {
  /** The current date of the workspace. */
  @property() today = ''

  static override styles = [
    ...sectionStyles,
    css`
      :host {
        display: block;
        padding: 0;
        border: 0;
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-bottom: var(--space-1);
        padding: 0;
      }
      .choice {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr);
        gap: 0 var(--space-2);
        align-items: baseline;
        padding: 3px 0;
        color: var(--ink);
        font-size: var(--step-0);
        font-weight: 400;
      }
      .choice input {
        translate: 0 3px;
      }
      .choice small {
        grid-column: 2;
        color: var(--ink-3);
        font-size: var(--step--1);
      }
    `,
  ]

  override firstUpdated(): void {
    void this.focusOn('hr-form-field')
  }

  private readonly submit = this.form.submits(async () => {
    const [name = '', chosen, expiresOn = ''] = this.form.typed('name', 'scope', 'expiresOn')
    const scope = tokenScopes.find((one) => one === chosen) ?? 'read'
    this.dispatchEvent(new TokenCreated(await createApiToken({ name, scope, expiresOn })))
  })

  override render() {
    return html`<form @submit=${this.submit} novalidate>
      <h3>${t('tokens.making')}</h3>
      <hr-form-field
        name="name"
        .label=${t('tokens.name')}
        .hint=${t('tokens.nameHint')}
        .error=${this.form.errorOf('name')}
      ></hr-form-field>
      <fieldset>
        <legend class="label">${t('tokens.scope')}</legend>
        ${tokenScopes.map(
          (scope) =>
            html`<label class="choice"
              ><input type="radio" name="scope" value=${scope} ?checked=${scope === 'read'} />${t(
                `tokens.scopes.${scope}`,
              )}<small>${t(`tokens.scopeSays.${scope}`)}</small></label
            >`,
        )}
      </fieldset>
      <hr-form-field
        name="expiresOn"
        type="date"
        .label=${t('tokens.expiresOn')}
        .hint=${t('tokens.expiresHint')}
        .initial=${addDays(this.today, usualDays)}
        .min=${this.today}
        .max=${lastTokenDay(this.today)}
        .error=${this.form.errorOf('expiresOn')}
      ></hr-form-field>
      ${formError(this.form.unplaced)}
      <div class="actions">
        <button class="primary" ?disabled=${this.form.isBusy}>${t('tokens.button')}</button>
        <button type="button" class="quiet" @click=${() => this.dispatchEvent(new Closed())}>
          ${common('cancel')}
        </button>
      </div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-new-token': HrNewToken
  }
}
