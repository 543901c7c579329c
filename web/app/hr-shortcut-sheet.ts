import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import '../components/hr-dialog.ts'
import { Closed } from '../events/closed.ts'
import { activeShortcuts, areShortcutsOn, switchShortcuts } from '../shell/shortcuts.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { fieldStyles } from '../styles/fields.ts'
import { textStyles } from '../styles/text.ts'
import { t } from '../locales/app.ts'

const signs: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '⏎',
}

/** Lists the shortcuts available on this page, with a switch that disables them. */
@customElement('hr-shortcut-sheet')
export class HrShortcutSheet extends LocalizedElement {
  static override styles = [
    textStyles,
    fieldStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--space-2) var(--space-4);
        margin-bottom: var(--space-5);
      }
    `,
  ]

  private readonly switched = (event: Event) => {
    switchShortcuts((event.target as HTMLInputElement).checked)
    this.requestUpdate()
  }

  override render() {
    return html`
      <hr-dialog open .heading=${t('keys.name')} @closed=${() => this.dispatchEvent(new Closed())}>
        <dl>
          ${activeShortcuts().map(
            (one) =>
              html`<dt>${one.keys.split('+').map((key) => html`<kbd>${this.sign(key)}</kbd> `)}</dt>
                <dd>${one.says()}</dd>`,
          )}
        </dl>
        <label class="check">
          <input type="checkbox" .checked=${areShortcutsOn()} @change=${this.switched} />${t('keys.on')}
        </label>
        <p class="hint">${t('keys.off')}</p>
      </hr-dialog>
    `
  }

  private sign(key: string): string {
    if (key === 'mod') return /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl'
    return signs[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-shortcut-sheet': HrShortcutSheet
  }
}
