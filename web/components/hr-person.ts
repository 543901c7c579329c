import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { PersonRef } from '#server/contracts/primitives.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { personName } from '../formats/person-name.ts'

/** A person, or a placeholder for none. */
@customElement('hr-person')
export class HrPerson extends LocalizedElement {
  @property({ attribute: false }) person: PersonRef | null = null

  static override styles = css`
    :host {
      display: inline;
    }
    .nobody {
      color: var(--ink-3);
      font-style: italic;
    }
    .nobody:lang(zh-Hans) {
      font-style: normal;
    }
  `

  override render() {
    return this.person
      ? html`${personName(this.person)}`
      : html`<span class="nobody">${common('nobody')}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-person': HrPerson
  }
}
