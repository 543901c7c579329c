import { css, html } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { productStages } from '#server/contracts/lists.ts'
import type { ProductStage } from '#server/contracts/lists.ts'
import type { ProductArea, ProductAreaChange } from '#server/contracts/product-areas.ts'
import { createProductArea } from '../../api/product-areas.ts'
import '../../components/hr-conflict.ts'
import '../../components/hr-field.ts'
import type { HrField } from '../../components/hr-field.ts'
import '../../components/hr-inline-edit.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { change } from '../../queries/change.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { productStageName } from '../../locales/vocabulary.ts'
import { FormController } from '../../editing/form-controller.ts'
import { EntityEditor } from '../../editing/entity-editor.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { tableStyles } from '../../styles/tables.ts'
import { textStyles } from '../../styles/text.ts'
import { productAreaEntityType } from './product-area-entity-type.ts'
import { t } from '../../locales/workspace.ts'

/** The product areas with their stages: renamed, restaged and added in place. */
@customElement('hr-product-areas')
export class HrProductAreas extends LocalizedElement {
  @property({ attribute: false }) areas: ProductArea[] = []
  /** Why the reader may not edit; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''
  @query('hr-field') private readonly field!: HrField

  static override styles = [
    textStyles,
    buttonStyles,
    tableStyles,
    css`
      td:first-child {
        width: 42%;
        font-weight: 500;
      }
      td small {
        margin-inline-start: 8px;
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: end;
        margin-top: var(--space-4);
      }
      hr-field {
        width: min(320px, 100%);
      }
      @media (max-width: 480px) {
        td small {
          display: block;
          margin: 0;
        }
      }
    `,
  ]

  /** One editor per product area that was edited here. */
  private readonly editors = new Map<string, EntityEditor<ProductArea, ProductAreaChange>>()

  private save(area: ProductArea, change: ProductAreaChange, base: unknown) {
    const editor = this.editors.get(area.id) ?? new EntityEditor(this, productAreaEntityType)
    this.editors.set(area.id, editor)
    editor.save(change, (base as ProductArea | undefined) ?? area)
  }

  private readonly form = new FormController(this, { name: '' })
  private readonly add = this.form.submits(async () => {
    const { name } = this.form.values
    const added = await change({
      run: () => createProductArea({ name }),
      message: t('areas.added', { name: name.trim() }),
      noun: 'product-area',
      onRefused: this.form.refused,
    })
    if (!added) return
    this.form.reset({ name: '' })
    this.field.focus()
  })

  override render() {
    return html`
      ${this.areas.length > 0 ? this.renderTable() : html`<p>${t('areas.none')}</p>`}
      ${[...this.editors.values()].map((editor) => html`<hr-conflict .editor=${editor}></hr-conflict>`)}
      ${this.whyNot ? html`<p class="quiet-text">${this.whyNot}</p>` : this.renderForm()}
    `
  }

  private renderTable() {
    return html`<table>
      <caption class="visually-hidden">
        ${t('areas.title')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('areas.name')}</th>
          <th scope="col">${t('areas.stage')}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          this.areas,
          (area) => area.id,
          (area) => this.renderArea(this.editors.get(area.id)?.shown(area) ?? area),
        )}
      </tbody>
    </table>`
  }

  private renderArea(area: ProductArea) {
    const { name, productStage } = area
    const label = (field: string) => t('areas.of', { field, name })
    const hint = html`<small>${t(`areas.stages.${productStage}`)}</small>`
    if (this.whyNot)
      return html`<tr>
        <td>${name}</td>
        <td>${productStageName(productStage)}${hint}</td>
      </tr>`
    return html`<tr>
      <td>
        <hr-inline-edit
          required
          .label=${label(t('areas.name'))}
          .value=${name}
          .entity=${area}
          @value-changed=${(event: ValueChanged) => this.save(area, { name: event.value }, event.base)}
        ></hr-inline-edit>
      </td>
      <td>
        <hr-inline-edit
          type="select"
          .label=${label(t('areas.stage'))}
          .value=${productStage}
          .entity=${area}
          .options=${productStages.map((one) => ({ value: one, label: productStageName(one) }))}
          @value-changed=${(event: ValueChanged<ProductStage>) =>
            this.save(area, { productStage: event.value }, event.base)}
        ></hr-inline-edit>
        ${hint}
      </td>
    </tr>`
  }

  private renderForm() {
    return html`<form novalidate @submit=${this.add}>
      <hr-field
        .label=${t('areas.add')}
        .value=${this.form.values.name}
        .error=${this.form.errorOf('name') || this.form.unplaced}
        @value-typed=${this.form.set('name')}
        @keydown=${this.form.enter}
      ></hr-field>
      <button>${t('areas.addButton')}</button>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-product-areas': HrProductAreas
  }
}
