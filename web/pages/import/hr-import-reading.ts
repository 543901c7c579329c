import { shownText } from '#server/contracts/names.ts'
import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Import, ImportChange } from '#server/contracts/imports.ts'
import { featureStages, type FeatureStage } from '#server/contracts/lists.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { fieldName, namedFields } from '../../locales/feature-fields.ts'
import { number } from '../../formats/numbers.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { featureStageName } from '../../locales/vocabulary.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { readingStyles } from './import-reading-styles.ts'
import { mappingChange } from './import-state.ts'
import { encodingName } from './import-error-text.ts'
import { t } from '../../locales/import.ts'

const separatorNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const
/** How a file was parsed, with each setting editable. Emits `value-changed` with the changed settings. */
@customElement('hr-import-reading')
export class HrImportReading extends LocalizedElement {
  @property({ attribute: false }) preview: Import | undefined
  @property({ type: Boolean, attribute: 'busy' }) isBusy = false

  static override styles = [textStyles, fieldStyles, readingStyles]

  private emit(change: ImportChange) {
    this.dispatchEvent(new ValueChanged(change))
  }

  override render() {
    const { preview } = this
    if (!preview) return nothing
    return html`
      <h2>${t('reading.title')}</h2>
      <dl>
        <div>
          <dt>${t('reading.encoding')}</dt>
          <dd>${encodingName(preview.encoding)}</dd>
        </div>
        <div>
          <dt>${t('reading.separator')}</dt>
          <dd>${t(`reading.separators.${separatorNames[preview.separator]}`)}</dd>
        </div>
      </dl>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${preview.hasHeader}
          ?disabled=${this.isBusy}
          @change=${() => this.emit({ hasHeader: !preview.hasHeader })}
        />${t('reading.header')}</label
      >
      <h3>${t('reading.columns')}</h3>
      <ul>
        ${preview.columns.map((column) => this.renderColumn(preview, column))}
      </ul>
      ${preview.stageWords.length > 0 ? this.renderStages(preview) : nothing}
    `
  }

  private renderColumn(preview: Import, column: Import['columns'][number]) {
    const { index, name, samples } = column
    const chosen = (event: Event) => {
      const field = namedFields.find((one) => one === (event.target as HTMLSelectElement).value) ?? null
      this.emit(mappingChange(preview.columns, index, field))
    }
    return html`<li class=${column.field ? '' : 'out'}>
      <b title=${name}>${name}</b>
      <select
        aria-label=${t('reading.columnFills', { name })}
        aria-describedby="samples-${index}"
        ?disabled=${this.isBusy}
        @change=${chosen}
      >
        <option value="" .selected=${column.field === null}>${t('reading.leftOut')}</option>
        ${namedFields.map(
          (field) =>
            html`<option value=${field} .selected=${field === column.field}>${fieldName(field)}</option>`,
        )}
      </select>
      <small id="samples-${index}" title=${shownText(samples.join(' · '))}
        >${samples.length > 0 ? t('reading.samples', { samples: samples.join(' · ') }) : t('reading.noSamples')}</small
      >
    </li>`
  }

  private renderStages(preview: Import) {
    return html`<h3>${t('stages.title')}</h3>
      <p class="hint">${t('stages.hint')}</p>
      <ul>
        ${preview.stageWords.map(({ word, stage, count }) => {
          const chosen = (event: Event) => {
            const value = (event.target as HTMLSelectElement).value
            this.emit({ stageWords: { [word]: featureStages.find((one) => one === value) ?? null } })
          }
          return html`<li class=${stage ? '' : 'unknown'}>
            <b title=${word}>${word}</b>
            <select aria-label=${t('stages.means', { word })} ?disabled=${this.isBusy} @change=${chosen}>
              <option value="" .selected=${stage === null}>${t('stages.unknown')}</option>
              ${featureStages.map(
                (one: FeatureStage) =>
                  html`<option value=${one} .selected=${one === stage}>${featureStageName(one)}</option>`,
              )}
            </select>
            <small>${t('stages.rows', { count, formatted: number(count) })}</small>
          </li>`
        })}
      </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-import-reading': HrImportReading
  }
}
