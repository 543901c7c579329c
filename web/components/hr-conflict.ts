import { shownText } from '#server/contracts/names.ts'
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { conflictText as t } from '../locales/conflict.ts'
import type { Choice, EditState, FieldConflict } from '../editing/edit-state.ts'
import { dateAndTime } from '../formats/dates.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { fieldStyles } from '../styles/fields.ts'
import { textStyles } from '../styles/text.ts'
import { conflictStyles } from './conflict-styles.ts'
import './hr-dialog.ts'
import './hr-field.ts'

/**
 * Shows the unsaved and conflicting edits of an entity: what is not saved and why. For a field that two
 * people changed it shows both values, to choose one or to merge the texts. Renders nothing without
 * conflicts.
 */
@customElement('hr-conflict')
export class HrConflict extends LocalizedElement {
  // The editor is one mutable object, so every assignment counts as a change.
  @property({ attribute: false, hasChanged: () => true }) editor: EditState | undefined
  @state() private choices: Record<string, Choice> = {}

  static override styles = [textStyles, buttonStyles, fieldStyles, conflictStyles]

  override render() {
    const { editor } = this
    if (!editor) return nothing
    return html`${this.renderUnsaved(editor)}
    ${editor.conflicts ? this.renderConflicts(editor, editor.conflicts) : nothing}`
  }

  private renderUnsaved(editor: EditState) {
    const { unsaved } = editor
    if (!unsaved) return nothing
    return html`<div class="notice" role="alert">
      <b>${t('unsaved.title', { what: unsaved.what })}</b> ${unsaved.why} ${t('unsaved.keep')}
      <div class="actions">
        ${
          unsaved.isConflict
            ? html`<button class="quiet" @click=${() => editor.putOff(false)}>
                ${t('unsaved.compare')}
              </button>`
            : html`<button class="quiet" @click=${() => editor.retry()}>${common('tryAgain')}</button>`
        }
        <button class="quiet" @click=${() => editor.discard()}>${t('unsaved.discard')}</button>
      </div>
    </div>`
  }

  private renderConflicts(editor: EditState, conflicts: readonly FieldConflict[]) {
    const save = () => {
      const { choices } = this
      this.choices = {}
      editor.resolve(choices)
    }
    const heading = t(conflicts.every((one) => one.isOwn) ? 'titleOwn' : 'title')
    return html`<hr-dialog
      open
      .heading=${heading}
      @closed=${() => editor.putOff(true)}
      @value-changed=${(event: Event) => event.stopPropagation()}
    >
      <p>${t('lede')}</p>
      ${conflicts.map((conflict) => this.renderConflict(conflict))}
      <button slot="actions" @click=${() => editor.putOff(true)}>${t('later')}</button>
      <button slot="actions" class="primary" @click=${save}>${t('save')}</button>
    </hr-dialog>`
  }

  private choose(field: string, choice: Choice) {
    this.choices = { ...this.choices, [field]: choice }
  }

  private renderConflict(conflict: FieldConflict) {
    const { field, mine, theirs } = conflict
    const choice = this.choices[field] ?? 'mine'
    const at = conflict.at ? dateAndTime(conflict.at) : ''
    const other = conflict.isOwn
      ? t('own', { at })
      : conflict.by
        ? t('theirsOf', { name: conflict.by, at })
        : t('theirs')
    return html`<fieldset>
      <legend>${conflict.name}</legend>
      <div class="pair">
        ${this.renderSide(conflict, 'mine', choice === 'mine', t('mine'), mine)}
        ${this.renderSide(conflict, 'theirs', choice === 'theirs', other, theirs)}
      </div>
      ${conflict.isText ? this.renderTogether(conflict, choice) : nothing}
    </fieldset>`
  }

  private renderSide(
    { field }: FieldConflict,
    choice: 'mine' | 'theirs',
    isChosen: boolean,
    says: string,
    text: string,
  ) {
    return html`<label
      ><input
        type="radio"
        name=${field}
        .checked=${isChosen}
        @change=${() => this.choose(field, choice)}
      /><em>${says}</em
      ><span>${text === '' ? html`<i class="empty">${t('empty')}</i>` : shownText(text)}</span></label
    >`
  }

  private renderTogether({ field, name, mine, theirs }: FieldConflict, choice: Choice) {
    const isChosen = typeof choice === 'object'
    const both = [theirs, mine].filter((text) => text !== '').join('\n')
    return html`<label class="together"
        ><input
          type="radio"
          name=${field}
          .checked=${isChosen}
          @change=${() => this.choose(field, { text: both })}
        /><em>${t('together')}</em></label
      >${
        isChosen
          ? html`<textarea
              aria-label=${t('togetherLabel', { name })}
              .value=${choice.text}
              @input=${(event: InputEvent) =>
                this.choose(field, { text: (event.target as HTMLTextAreaElement).value })}
            ></textarea>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-conflict': HrConflict
  }
}
