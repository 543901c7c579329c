import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import '../../components/hr-dialog.ts'
import { Closed } from '../../events/closed.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../state/localized-element.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { fieldStyles } from '../../styles/fields.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from './words.ts'

/** One field that two people changed, as text. */
export type Rival = { field: string; name: string; mine: string; theirs: string }

/** Two versions of the same fields, side by side. Emits `value-changed` with the fields in which mine stays, `closed` when it is put off. */
@customElement('hr-merge-dialog')
export class HrMergeDialog extends LocalizedElement {
  @property({ attribute: false }) rivals: Rival[] = []
  /** Who changed it; '' when that is not known. */
  @property() by = ''
  @state() private theirs: ReadonlySet<string> = new Set()

  static override styles = [
    textStyles,
    buttonStyles,
    fieldStyles,
    css`
      fieldset {
        margin: var(--space-4) 0 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-bottom: var(--space-1);
        font-weight: 600;
      }
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-2);
      }
      label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px var(--space-2);
        align-content: start;
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--rule-strong);
        border-radius: var(--radius);
        color: var(--ink-2);
        cursor: pointer;
      }
      label:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      label span {
        grid-column: 1 / -1;
        max-height: 12em;
        overflow: auto;
        color: var(--ink);
        font-size: var(--step-0);
        font-weight: 400;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .empty {
        color: var(--ink-3);
      }
      @media (max-width: 480px) {
        .pair {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  private choose(field: string, isTheirs: boolean) {
    const next = new Set(this.theirs)
    if (isTheirs) next.add(field)
    else next.delete(field)
    this.theirs = next
  }

  private readonly save = () => {
    const mine = this.rivals.map((one) => one.field).filter((field) => !this.theirs.has(field))
    this.dispatchEvent(new ValueChanged(mine))
  }

  override render() {
    return html`<hr-dialog
      open
      .heading=${t('merge.title')}
      @closed=${() => this.dispatchEvent(new Closed())}
    >
      <p>${this.by ? t('merge.by', { name: this.by }) : t('merge.byNobody')}</p>
      ${this.rivals.map(
        (rival) =>
          html`<fieldset>
            <legend>${rival.name}</legend>
            <div class="pair">
              ${this.renderSide(rival, false, t('merge.mine'))}
              ${this.renderSide(rival, true, this.by ? t('merge.theirsOf', { name: this.by }) : t('merge.theirs'))}
            </div>
          </fieldset>`,
      )}
      <button slot="actions" @click=${() => this.dispatchEvent(new Closed())}>${t('merge.later')}</button>
      <button slot="actions" class="primary" @click=${this.save}>${t('merge.save')}</button>
    </hr-dialog>`
  }

  private renderSide({ field, mine, theirs }: Rival, isTheirs: boolean, says: string) {
    const text = isTheirs ? theirs : mine
    return html`<label
      ><input
        type="radio"
        name=${field}
        .checked=${this.theirs.has(field) === isTheirs}
        @change=${() => this.choose(field, isTheirs)}
      />${says}<span>${text === '' ? html`<i class="empty">${t('merge.empty')}</i>` : text}</span></label
    >`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-merge-dialog': HrMergeDialog
  }
}
