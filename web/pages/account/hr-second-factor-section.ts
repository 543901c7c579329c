import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SecondFactor, SecondFactorOffer } from '#server/contracts/accounts.ts'
import {
  confirmSecondFactor,
  getSecondFactor,
  beginSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '../../api/accounts.ts'
import { formError } from '../../components/form-error.ts'
import '../../components/hr-form-field.ts'
import '../../components/hr-skeleton.ts'
import { ownPassword } from '../../components/own-password.ts'
import { credentialsText } from '../../locales/credentials.ts'
import { problemText } from '../../formats/problem-text.ts'
import { invalidate, Query } from '../../queries/query.ts'
import { showToast } from '../../shell/toasts.ts'
import { AccountSection } from './account-section.ts'
import { sectionStyles } from './account-styles.ts'
import './hr-qr-code.ts'
import './hr-recovery-codes.ts'
import { t } from '../../locales/account.ts'

const key = ['account', 'second-factor']
export const secondFactorQuery = { queryKey: key, queryFn: getSecondFactor }

/**
 * The second factor: enabling it with an authenticator app, recovery codes, disabling it.
 * @slot on - what is possible once it is on and the recovery codes have been kept
 */
@customElement('hr-second-factor-section')
export class HrSecondFactorSection extends AccountSection {
  @property() email = ''
  @state() private offer: SecondFactorOffer | null = null
  @state() private codes: readonly string[] = []
  @state() private asking: 'turnOff' | 'renew' | null = null

  private readonly factor = new Query<SecondFactor>(this, () => secondFactorQuery)

  static override styles = [
    ...sectionStyles,
    css`
      .offer {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-4) var(--space-6);
      }
      .offer form {
        flex: 1 1 240px;
      }
      .offer .secret {
        margin-top: var(--space-1);
      }
    `,
  ]

  private readonly start = () =>
    this.form.send(async () => {
      this.offer = await beginSecondFactor()
      await this.focusOn('input')
    })

  private readonly confirm = this.form.submits(async () => {
    const [code = ''] = this.form.typed('code')
    this.codes = (await confirmSecondFactor(code)).codes
    this.offer = null
    showToast({ text: t('factor.turnedOn') })
    await invalidate(key)
  })

  private readonly ask = async (what: typeof this.asking) => {
    this.asking = what
    this.form.reset()
    await this.focusOn('form input:not([hidden])')
  }

  private readonly doAsked = this.form.submits(async () => {
    const [password = ''] = this.form.typed('password')
    if (this.asking === 'renew') this.codes = (await renewRecoveryCodes(password)).codes
    else {
      await removeSecondFactor(password)
      this.codes = []
      showToast({ text: t('factor.turnedOff') })
    }
    this.asking = null
    await invalidate(key)
    if (this.codes.length === 0) await this.focusOn('button')
  })

  private readonly putOff = async () => {
    this.offer = null
    this.asking = null
    this.form.reset()
    await this.focusOn('button')
  }

  override render() {
    return html`
      <h2>${t('factor.title')}</h2>
      <div class="body">
        ${this.factor.render({
          pending: () => html`<hr-skeleton lines="2"></hr-skeleton>`,
          error: (error) => html`<p role="alert">${problemText(error)}</p>`,
          ready: (factor) => (factor.isOn ? this.renderOn(factor) : this.renderOff()),
        })}
      </div>
    `
  }

  private renderOff() {
    if (this.offer) return this.renderOffer(this.offer)
    return html`<p class="said">${t('factor.off')}</p>
      <button ?disabled=${this.form.isBusy} @click=${this.start}>${t('factor.start')}</button>
      ${formError(this.form.unplaced)}`
  }

  private renderOffer({ secret, uri }: SecondFactorOffer) {
    return html`<p class="said">${t('factor.scan')}</p>
      <div class="offer">
        <hr-qr-code .text=${uri} .label=${t('factor.qr')}></hr-qr-code>
        <form @submit=${this.confirm} novalidate>
          <div>
            <p>${t('factor.type')}</p>
            <p class="secret">${secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
          </div>
          <hr-form-field
            name="code"
            autocomplete="one-time-code"
            numeric
            .label=${credentialsText('code')}
            .hint=${credentialsText('codeHint')}
            .error=${this.form.errorOf('code')}
          ></hr-form-field>
          ${formError(this.form.unplaced)}
          <div class="actions">
            <button class="primary" ?disabled=${this.form.isBusy}>${t('factor.confirm')}</button>
            <button type="button" class="quiet" @click=${this.putOff}>${t('factor.cancel')}</button>
          </div>
        </form>
      </div>`
  }

  private renderOn({ recoveryCodesLeft: left }: SecondFactor) {
    if (this.codes.length > 0) {
      return html`<hr-recovery-codes
        .codes=${this.codes}
        .email=${this.email}
        @closed=${() => ((this.codes = []), void this.focusOn('button'))}
      ></hr-recovery-codes>`
    }
    return html`<p class="said">
        ${t('factor.on')} ${left > 0 ? t('factor.left', { count: left }) : t('factor.noneLeft')}
      </p>
      <slot name="on"></slot>
      ${
        this.asking
          ? this.renderAsking(this.asking)
          : html`<div class="actions">
              <button @click=${() => this.ask('renew')}>${t('factor.renew')}</button>
              <button class="danger" @click=${() => this.ask('turnOff')}>${t('factor.turnOff')}</button>
            </div>`
      }`
  }

  private renderAsking(what: NonNullable<typeof this.asking>) {
    return html`<form @submit=${this.doAsked} novalidate>
      <p class="said">${t(`factor.${what}Lede`)}</p>
      ${ownPassword(this.email, this.form.errorOf('password'))} ${formError(this.form.unplaced)}
      <div class="actions">
        <button class=${what === 'turnOff' ? 'danger' : 'primary'} ?disabled=${this.form.isBusy}>
          ${t(what === 'turnOff' ? 'factor.turnOff' : 'factor.renewButton')}
        </button>
        <button type="button" class="quiet" @click=${this.putOff}>${t('factor.cancel')}</button>
      </div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-second-factor-section': HrSecondFactorSection
  }
}
