import { css, html } from 'lit'
import type { PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ImportProgress } from '#server/contracts/imports.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { number } from '../../formats/numbers.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/import.ts'

/** What a screen reader is told while the rows count up: more often would keep it from reading anything else. */
const announcedEveryMs = 5_000

/** How far the reading or writing of a file has come. */
@customElement('hr-import-progress')
export class HrImportProgress extends LocalizedElement {
  /** What the server says; undefined until it has begun. */
  @property({ attribute: false }) progress?: ImportProgress | undefined
  /** Says what is done as long as the server does not. */
  @property() label = ''
  @state() private announced = ''
  #announcedAt = -Infinity

  static override styles = [
    textStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-1);
        max-width: 420px;
        margin-bottom: var(--space-4);
        /* No progress is shown for fast responses. */
        animation: appear 1ms 700ms both;
      }
      progress {
        width: 100%;
        height: 6px;
        accent-color: var(--accent);
      }
      @keyframes appear {
        from {
          visibility: hidden;
        }
      }
    `,
  ]

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (performance.now() - this.#announcedAt < announcedEveryMs) return
    this.#announcedAt = performance.now()
    this.announced = this.text
  }

  private get text(): string {
    if (!this.progress) return this.label
    const { step, done, total } = this.progress
    return t(`progress.${step}`, { done: number(done), total: number(total) })
  }

  override render() {
    const { progress, text } = this
    return html`${
        progress
          ? html`<progress aria-label=${text} max=${progress.total} .value=${progress.done}></progress>`
          : html`<progress aria-label=${text}></progress>`
      }
      <span aria-hidden="true">${text}</span>
      <span class="quiet-text">${t('busy.mayTakeSeconds')}</span>
      <span class="visually-hidden" role="status">${this.announced}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-import-progress': HrImportProgress
  }
}
