import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { listOf } from '../formats/numbers.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { personName } from '../formats/person-name.ts'
import type { Present } from '../live/presence-context.ts'
import { presenceText as t } from '../locales/presence.ts'
import { avatarStyleOf, initialsOf } from './initials.ts'

/**
 * Other people present: next to a field who edits it, at the top of a page who views it. Avatars differ in
 * colour, border and initials; the sentence names everyone.
 */
@customElement('hr-presence')
export class HrPresence extends LocalizedElement {
  @property({ attribute: false }) people: readonly Present[] = []
  /** Name of the field they edit; '' for the whole entity. */
  @property() what = ''

  static override styles = css`
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 2px var(--space-2);
      align-items: center;
      max-width: 100%;
      color: var(--ink-2);
      font-family: var(--font-text);
      font-size: var(--step--1);
      font-weight: 400;
      letter-spacing: 0;
      line-height: 1.4;
      vertical-align: middle;
      animation: appear 300ms ease-out;
    }
    :host([what]:not([what=''])) {
      margin-inline-start: var(--space-2);
    }
    .faces {
      display: inline-flex;
      flex: none;
      gap: 2px;
    }
    .face {
      display: inline-grid;
      place-items: center;
      box-sizing: border-box;
      min-width: 22px;
      height: 22px;
      padding: 0 3px;
      border: 2px solid currentColor;
      border-radius: 99px;
      background: var(--paper-raised);
      font-size: 0.625rem;
      font-weight: 600;
      line-height: 1;
      white-space: nowrap;
    }
    .face-0 {
      color: var(--accent);
    }
    .face-1 {
      color: var(--warn);
      border-radius: 5px;
    }
    .face-2 {
      color: var(--good);
      border-style: double;
      border-width: 4px;
      padding: 0 1px;
    }
    .face-3 {
      color: var(--stop);
      border-radius: 99px 99px 99px 3px;
    }
    .face-4 {
      color: var(--ink-2);
      border-style: dashed;
    }
    .face-5 {
      color: var(--ink);
      border-radius: 5px 99px 99px 5px;
    }
    .says {
      overflow-wrap: anywhere;
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      :host {
        animation: none;
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `

  private get says(): string {
    const names = listOf(this.people.map(({ person }) => personName(person)))
    const count = this.people.length
    return this.what ? t('edits', { names, count, field: this.what }) : t('here', { names, count })
  }

  override render() {
    if (this.people.length === 0) return nothing
    return html`<span class="faces" aria-hidden="true"
        >${this.people.map(
          ({ person }) =>
            html`<span class=${`face face-${avatarStyleOf(person.id)}`}
              >${initialsOf(personName(person))}</span
            >`,
        )}</span
      ><span class="says">${this.says}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-presence': HrPresence
  }
}
