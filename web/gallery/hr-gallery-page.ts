import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { Page } from '../state/page.ts'
import { pageStyles } from '../styles/page.ts'

/** Every component in its states, and the page of words. */
@customElement('hr-gallery-page')
export class HrGalleryPage extends Page {
  static override styles = pageStyles

  override render() {
    return html`<h1>${document.title}</h1>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-gallery-page': HrGalleryPage
  }
}
