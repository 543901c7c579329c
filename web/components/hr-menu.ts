import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'

/**
 * A button that opens a short list of links and buttons. Slots: `trigger` is the button's content, the rest
 * are the items. Arrow keys move between items; choosing one closes the list, except inside `[data-stay]`.
 */
@customElement('hr-menu')
export class HrMenu extends LitElement {
  /** Accessible name, when the trigger's text is not enough. */
  @property() label = ''
  @property() placement: 'start' | 'end' = 'start'
  @query('[popover]') private readonly list!: HTMLElement
  @query('button') private readonly trigger!: HTMLButtonElement
  @state() private isOpen = false

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      :host {
        display: inline-block;
      }
      button {
        max-width: 100%;
        min-height: 28px;
        padding: 2px 4px;
        border-color: transparent;
        background: none;
        color: inherit;
        font: inherit;
      }
      button:hover {
        color: var(--ink);
        border-color: transparent;
      }
      [popover] {
        position: fixed;
        inset: auto;
        margin: 0;
        min-width: 190px;
        max-width: calc(100vw - 2 * var(--space-3));
        padding: var(--space-2);
        border: 1px solid var(--rule);
        border-radius: 8px;
        background: var(--paper-raised);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      ::slotted(:is(a, button):not([slot])) {
        all: unset;
        box-sizing: border-box;
        display: flex !important;
        align-items: center;
        gap: var(--space-2);
        width: 100%;
        min-height: 34px;
        padding: 5px 10px;
        border-radius: 5px;
        color: var(--ink);
        font-size: var(--step-0);
        cursor: pointer;
      }
      ::slotted(:is(a, button):not([slot]):hover) {
        background: var(--paper-sunk);
      }
      ::slotted(:is(a, button):not([slot]):focus-visible) {
        outline: var(--focus);
        outline-offset: -2px;
      }
      ::slotted([aria-current]) {
        font-weight: 600;
      }
      ::slotted([disabled]) {
        color: var(--ink-3) !important;
        cursor: not-allowed !important;
      }
    `,
  ]

  /** Closes the list and returns the focus to its button. */
  close(): void {
    this.list.hidePopover()
    this.trigger.focus()
  }

  private readonly toggled = (event: ToggleEvent) => {
    this.isOpen = event.newState === 'open'
    if (!this.isOpen) return
    const from = this.trigger.getBoundingClientRect()
    const size = this.list.getBoundingClientRect()
    const left = this.placement === 'end' ? from.right - size.width : from.left
    const isRoomBelow = from.bottom + size.height + 8 < innerHeight
    this.list.style.left = `${Math.max(8, Math.min(left, innerWidth - size.width - 8))}px`
    this.list.style.top = `${isRoomBelow ? from.bottom + 4 : Math.max(8, from.top - size.height - 4)}px`
  }

  private get items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('a[href], button:not([disabled])')]
  }

  private readonly moved = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || !this.isOpen) return
    event.preventDefault()
    const items = this.items
    const focused = items.findIndex((item) => item.matches(':focus'))
    const next = focused < 0 && step < 0 ? items.length - 1 : (focused + step + items.length) % items.length
    items[next]?.focus()
  }

  private readonly chosen = (event: Event) => {
    const target = event.target as HTMLElement
    if (target.closest('[data-stay]') || !target.closest('a, button')) return
    this.close()
  }

  override render() {
    return html`
      <button
        popovertarget="list"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-label=${this.label || nothing}
        @keydown=${this.moved}
      >
        <slot name="trigger"></slot>
      </button>
      <div id="list" popover @toggle=${this.toggled} @click=${this.chosen} @keydown=${this.moved}>
        <slot></slot>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-menu': HrMenu
  }
}
