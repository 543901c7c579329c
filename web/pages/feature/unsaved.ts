import { html, nothing } from 'lit'
import type { ValueChanged } from '../../events/value-changed.ts'
import { fieldName } from '../../state/feature-fields.ts'
import { common } from '../../state/messages.ts'
import { fieldErrorFor, problemText } from '../../state/problem-text.ts'
import { applied, fieldsOf, shownAs, type EditableField, type Names } from './feature-edit.ts'
import { inWords, type FeatureSaver } from './feature-saver.ts'
import './hr-merge-dialog.ts'
import type { Rival } from './hr-merge-dialog.ts'
import { valueText } from './value-text.ts'
import { t } from './words.ts'

/** Says what is not saved and why, and offers to try again or to take it back. */
export function renderUnsaved(saver: FeatureSaver) {
  const { refused, conflict } = saver
  const putOff = conflict && saver.isPutOff ? conflict : null
  if (!refused && !putOff) return nothing
  const [field] = fieldsOf(refused?.change ?? {})
  const why = refused
    ? (field && fieldErrorFor(refused.why, field)) || problemText(refused.why)
    : t('merge.byNobody')
  return html`<div class="notice stop" role="alert">
    <b>${t('unsaved.title', { what: inWords({ ...refused?.change, ...putOff?.mine }) })}</b>
    ${why} ${t('unsaved.keep')}
    <div class="actions">
      ${
        putOff
          ? html`<button class="quiet" @click=${() => saver.putOff(false)}>${t('unsaved.compare')}</button>`
          : html`<button class="quiet" @click=${() => saver.retry()}>${common('tryAgain')}</button>`
      }
      <button class="quiet" @click=${() => saver.discard()}>${t('unsaved.discard')}</button>
    </div>
  </div>`
}

/** The merge, while there is one to decide. */
export function renderConflict(saver: FeatureSaver, names: Names, currency: string) {
  const { conflict } = saver
  if (!conflict || saver.isPutOff) return nothing
  const mine = applied(conflict.theirs, conflict.mine, names)
  const rivals = conflict.fields.map((field): Rival => {
    const shown = shownAs[field]
    return {
      field,
      name: fieldName(shown),
      mine: valueText(shown, mine[shown], currency),
      theirs: valueText(shown, conflict.theirs[shown], currency),
    }
  })
  return html`<hr-merge-dialog
    .rivals=${rivals}
    .by=${conflict.by?.name ?? ''}
    @value-changed=${(event: ValueChanged<EditableField[]>) => {
      event.stopPropagation()
      saver.resolve(event.value)
    }}
    @closed=${() => saver.putOff(true)}
  ></hr-merge-dialog>`
}
