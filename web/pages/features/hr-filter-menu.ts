import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Grade } from '#server/contracts/lists.ts'
import '../../components/hr-grade.ts'
import '../../components/hr-menu.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/features.ts'

export type Choice = { value: string; label: string; grade?: Grade }

/**
 * One filter: a button with the current choice that opens a list of checkboxes. Emits `value-changed` with
 * all ticked values.
 */
@customElement('hr-filter-menu')
export class HrFilterMenu extends LocalizedElement {
  @property() name = ''
  @property({ attribute: false }) choices: Choice[] = []
  @property({ attribute: false }) value: readonly string[] = []

  static override styles = [
    textStyles,
    fieldStyles,
    css`
      :host {
        display: inline-block;
      }
      .trigger {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        max-width: 240px;
        padding: 2px 4px;
        color: var(--ink-2);
        font-size: var(--step--1);
        white-space: nowrap;
      }
      .trigger b {
        overflow: hidden;
        text-overflow: ellipsis;
        color: var(--ink);
        font-weight: 600;
      }
      svg {
        flex: none;
        width: 9px;
        height: 6px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
      }
      fieldset {
        min-width: 180px;
        max-height: min(340px, 60vh);
        margin: 0;
        padding: 0 4px;
        border: 0;
        overflow: auto;
      }
      .check {
        min-height: 32px;
        padding: 2px 6px;
        border-radius: 5px;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      .check:hover {
        background: var(--paper-sunk);
      }
      .none {
        padding: 4px 8px;
      }
    `,
  ]

  private toggle(value: string) {
    const isOn = this.value.includes(value)
    const next = this.choices
      .map((one) => one.value)
      .filter((one) => (one === value ? !isOn : this.value.includes(one)))
    this.dispatchEvent(new ValueChanged(next))
  }

  private get says() {
    const { name } = this
    const chosen = this.choices.filter((one) => this.value.includes(one.value))
    if (chosen.length === 0) return html`${name}`
    const [first] = chosen
    const says =
      chosen.length === 1
        ? t('chosen', { name, what: first?.label })
        : t('chosenCount', { name, count: chosen.length })
    return html`<b title=${says}>${says}</b>`
  }

  override render() {
    return html`<hr-menu>
      <span slot="trigger" class="trigger"
        >${this.says}<svg viewBox="0 0 9 6" aria-hidden="true"><path d="m1 1 3.5 3.5L8 1" /></svg
      ></span>
      <fieldset data-stay>
        <legend class="visually-hidden">${this.name}</legend>
        ${this.choices.map(
          (one) =>
            html`<label class="check">
              <input
                type="checkbox"
                .checked=${this.value.includes(one.value)}
                @change=${() => this.toggle(one.value)}
              />
              ${one.grade ? html`<hr-grade .grade=${one.grade}></hr-grade>` : one.label}
            </label>`,
        )}
        ${this.choices.length === 0 ? html`<p class="none quiet-text">${t('nobodyToChoose')}</p>` : ''}
      </fieldset>
    </hr-menu>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-filter-menu': HrFilterMenu
  }
}
