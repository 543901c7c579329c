import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { productStages } from '#server/contracts/lists.ts'
import type { ProductStage } from '#server/contracts/lists.ts'
import type { ProductArea, ProductAreaChange, ProductAreaList } from '#server/contracts/product-areas.ts'
import type { ApiError } from '../../api/client.ts'
import { changeProductArea, createProductArea, getProductArea } from '../../api/product-areas.ts'
import '../../components/hr-field.ts'
import type { HrField } from '../../components/hr-field.ts'
import '../../components/hr-inline-edit.ts'
import type { ValueChanged, ValueTyped } from '../../events/value-changed.ts'
import { change } from '../../state/change.ts'
import { LocalizedElement } from '../../state/localized-element.ts'
import { saveMerging } from '../../state/merge-change.ts'
import { productStageName } from '../../state/messages.ts'
import { fieldErrorFor, problemText } from '../../state/problem-text.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { tableStyles } from '../../styles/tables.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from './words.ts'

const touched = [['product-areas'], ['features'], ['activity']]

/** The parts of the product with their stage: renamed, restaged and added where they stand. */
@customElement('hr-product-areas')
export class HrProductAreas extends LocalizedElement {
  @property({ attribute: false }) areas: ProductArea[] = []
  /** Why the reader may not edit; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''
  @state() private name = ''
  @state() private error: ApiError | null = null
  @state() private troubles: ReadonlyMap<string, string> = new Map()
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
      .error {
        display: block;
        color: var(--stop);
        font-size: var(--step--1);
        font-weight: 400;
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

  private async save(area: ProductArea, part: ProductAreaChange) {
    const before = Object.hasOwn(part, 'name') ? { name: area.name } : { productStage: area.productStage }
    let version = area.version
    this.setTrouble(area.id, '')
    await change({
      optimistic: [
        {
          queryKey: ['product-areas'],
          update: (list: ProductAreaList) => ({
            items: list.items.map((one) => (one.id === area.id ? { ...one, ...part } : one)),
          }),
        },
      ],
      run: async () => {
        const merged = await saveMerging<ProductArea, ProductAreaChange>({
          base: area,
          change: part,
          valueOf: (one, name) => one[name],
          save: (at, what) => changeProductArea(area.id, at, what),
          read: () => getProductArea(area.id),
        })
        const saved =
          merged.kind === 'saved'
            ? merged.value
            : await changeProductArea(area.id, merged.current.version, part)
        version = saved.version
      },
      said: t('areas.saved', { name: part.name ?? area.name }),
      undo: () => changeProductArea(area.id, version, before),
      invalidates: touched,
      refused: (error) => {
        const text = fieldErrorFor(error, 'name')
        this.setTrouble(area.id, text || problemText(error))
        return true
      },
    })
  }

  private setTrouble(id: string, text: string) {
    this.troubles = new Map([...this.troubles, [id, text]])
  }

  private readonly add = async (event: Event) => {
    event.preventDefault()
    const { name } = this
    this.error = null
    const added = await change({
      run: () => createProductArea({ name }),
      said: t('areas.added', { name: name.trim() }),
      invalidates: touched,
      refused: (error) => {
        this.error = error
        return error.errors.length > 0
      },
    })
    if (!added) return
    this.name = ''
    this.field.focus()
  }

  override render() {
    return html`
      ${this.areas.length > 0 ? this.renderTable() : html`<p>${t('areas.none')}</p>`}
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
          (area) => this.renderArea(area),
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
    const trouble = this.troubles.get(area.id)
    return html`<tr>
      <td>
        <hr-inline-edit
          required
          .label=${label(t('areas.name'))}
          .value=${name}
          @value-changed=${(event: ValueChanged) => this.save(area, { name: event.value })}
        ></hr-inline-edit>
        ${trouble ? html`<span class="error" role="alert">${trouble}</span>` : nothing}
      </td>
      <td>
        <hr-inline-edit
          type="select"
          .label=${label(t('areas.stage'))}
          .value=${productStage}
          .options=${productStages.map((one) => ({ value: one, label: productStageName(one) }))}
          @value-changed=${(event: ValueChanged<ProductStage>) =>
            this.save(area, { productStage: event.value })}
        ></hr-inline-edit>
        ${hint}
      </td>
    </tr>`
  }

  private renderForm() {
    return html`<form novalidate @submit=${this.add}>
      <hr-field
        .label=${t('areas.add')}
        .value=${this.name}
        .error=${fieldErrorFor(this.error, 'name')}
        @value-typed=${(event: ValueTyped) => (this.name = event.value)}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && this.add(event)}
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
