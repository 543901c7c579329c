import { html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { credentialsText as t } from '../locales/credentials.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import './hr-form-field.ts'

/**
 * Input for a second-factor code or a recovery code, named `code`. Like hr-form-field it renders in the light
 * DOM of its form.
 */
@customElement('hr-code-field')
export class HrCodeField extends LocalizedElement {
  @property() error = ''
  @state() private isRecovery = false

  override createRenderRoot(): HTMLElement {
    return this
  }

  override focus(): void {
    this.querySelector('input')?.focus()
  }

  private readonly toggle = async () => {
    this.isRecovery = !this.isRecovery
    const input = this.querySelector('input')
    if (input) input.value = ''
    await this.updateComplete
    this.focus()
  }

  override render() {
    return html`
      <hr-form-field
        name="code"
        autocomplete=${this.isRecovery ? 'off' : 'one-time-code'}
        .label=${t(this.isRecovery ? 'recoveryCode' : 'code')}
        .hint=${t(this.isRecovery ? 'recoveryCodeHint' : 'codeHint')}
        .error=${this.error}
        ?numeric=${!this.isRecovery}
      ></hr-form-field>
      <button type="button" class="quiet" @click=${this.toggle}>
        ${t(this.isRecovery ? 'codeInstead' : 'recoveryCodeInstead')}
      </button>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-code-field': HrCodeField
  }
}
