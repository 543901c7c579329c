import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { roles } from '#server/contracts/lists.ts'
import type { Workspace } from '#server/contracts/workspace.ts'
import { changeWorkspace } from '../../api/workspace.ts'
import { formError } from '../../components/form-error.ts'
import { FormController } from '../../editing/form-controller.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { roleName } from '../../locales/vocabulary.ts'
import { queryClient } from '../../queries/query.ts'
import { showToast } from '../../shell/toasts.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/workspace.ts'

/** Which roles must have a second factor. */
@customElement('hr-second-factor-roles')
export class HrSecondFactorRoles extends LocalizedElement {
  @property({ attribute: false }) workspace!: Workspace
  /** Why the reader may not edit; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''

  private readonly form = new FormController(this)

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-5);
        margin: 0 0 var(--space-4);
        padding: 0;
        border: 0;
      }
      legend {
        margin-bottom: var(--space-2);
        padding: 0;
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 28px;
      }
      .error {
        margin-bottom: var(--space-3);
      }
    `,
  ]

  private readonly save = this.form.submits(async () => {
    const boxes = [...this.renderRoot.querySelectorAll<HTMLInputElement>('input:checked')]
    const chosen = roles.filter((role) => boxes.some(({ value }) => value === role))
    const saved = await changeWorkspace(this.workspace.version, { secondFactorRoles: chosen })
    queryClient.setQueryData(['workspace'], saved)
    showToast({ text: t('factor.saved') })
  })

  override render() {
    const { secondFactorRoles } = this.workspace
    const { form } = this
    return html`<form @submit=${this.save} novalidate>
      <fieldset ?disabled=${this.whyNot !== ''}>
        <legend>${t('factor.roles')}</legend>
        ${roles.map(
          (role) =>
            html`<label
              ><input
                type="checkbox"
                value=${role}
                .checked=${secondFactorRoles.includes(role)}
              />${roleName(role)}</label
            >`,
        )}
      </fieldset>
      ${formError(form.errorOf('secondFactorRoles') || form.unplaced)}
      ${this.whyNot ? nothing : html`<button ?disabled=${form.isBusy}>${t('factor.button')}</button>`}
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-second-factor-roles': HrSecondFactorRoles
  }
}
