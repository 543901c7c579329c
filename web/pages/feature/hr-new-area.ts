import { css, html } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { productStages, type ProductStage } from '#server/contracts/lists.ts'
import '../../components/hr-dialog.ts'
import '../../components/hr-field.ts'
import type { HrField } from '../../components/hr-field.ts'
import { Closed } from '../../events/closed.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { productStageName } from '../../locales/vocabulary.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/feature.ts'

export type NewProductArea = { name: string; productStage: ProductStage }

/**
 * The form for a new product area: name and stage. Emits `value-changed` with both, `closed` when cancelled.
 */
@customElement('hr-new-area')
export class HrNewArea extends LocalizedElement {
  /** The translated error of the server. */
  @property() error = ''
  @state() private productStage: ProductStage = 'early'
  @query('hr-field') private readonly name!: HrField

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      form {
        display: grid;
        gap: var(--space-4);
      }
    `,
  ]

  override focus(): void {
    this.name.focus()
  }

  private readonly submit = (event: Event) => {
    event.preventDefault()
    const name = this.name.value.trim()
    if (name) this.dispatchEvent(new ValueChanged<NewProductArea>({ name, productStage: this.productStage }))
  }

  override render() {
    return html`<hr-dialog open .heading=${t('area.title')} @closed=${() => this.dispatchEvent(new Closed())}>
      <form
        @submit=${this.submit}
        @value-changed=${(event: Event) => event.stopPropagation()}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && this.submit(event)}
      >
        <hr-field required .label=${t('area.name')} .error=${this.error}></hr-field>
        <hr-field
          type="select"
          .label=${t('area.stage')}
          .hint=${t('area.stageHint')}
          .value=${this.productStage}
          .options=${productStages.map((value) => ({ value, label: productStageName(value) }))}
          @value-changed=${({ value }: ValueChanged) =>
            (this.productStage = productStages.find((one) => one === value) ?? 'early')}
        ></hr-field>
      </form>
      <button slot="actions" @click=${() => this.dispatchEvent(new Closed())}>${common('cancel')}</button>
      <button slot="actions" class="primary" @click=${this.submit}>${t('area.save')}</button>
    </hr-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-new-area': HrNewArea
  }
}
