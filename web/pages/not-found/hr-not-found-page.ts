import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { Page } from '../../state/page.ts'
import { pageStyles } from '../../styles/page.ts'

@customElement('hr-not-found-page')
export class HrNotFoundPage extends Page {
  static override styles = pageStyles

  override render() {
    return html`<h1>${document.title}</h1>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-not-found-page': HrNotFoundPage
  }
}
