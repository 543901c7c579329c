import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'

/** Placeholder lines while content loads; never a spinner. */
@customElement('hr-skeleton')
export class HrSkeleton extends LocalizedElement {
  @property({ type: Number }) lines = 3
  /** `title` begins with a line of heading height, `channel` with the drawing. */
  @property() shape: 'lines' | 'title' | 'channel' = 'lines'

  static override styles = css`
    :host {
      display: grid;
      gap: var(--space-4);
      padding: var(--space-2) 0;
      /* A short delay, so that fast responses never flash the skeleton. */
      animation: appear 1ms 180ms both;
    }
    i {
      display: block;
      height: 0.9em;
      border-radius: 4px;
      background: var(--paper-sunk);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    i:nth-of-type(3n + 1) {
      width: 72%;
    }
    i:nth-of-type(3n + 2) {
      width: 88%;
    }
    i:nth-of-type(3n) {
      width: 56%;
    }
    i.title {
      width: 48%;
      height: 2.4em;
    }
    i.channel {
      width: 100%;
      height: 96px;
    }
    @keyframes breathe {
      to {
        background: var(--rule);
      }
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      i {
        animation: none;
      }
    }
    span {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
    }
  `

  override render() {
    return html`
      <span role="status">${common('loading')}</span>
      ${this.shape === 'lines' ? '' : html`<i class="title"></i>`}
      ${this.shape === 'channel' ? html`<i class="channel"></i>` : ''}
      ${Array.from({ length: this.lines }, () => html`<i></i>`)}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-skeleton': HrSkeleton
  }
}
