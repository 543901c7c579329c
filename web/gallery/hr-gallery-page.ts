import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { Page } from '../elements/page.ts'
import { pageStyles } from '../styles/page.ts'
import './hr-control-gallery.ts'
import './hr-document-gallery.ts'
import './hr-trust-gallery.ts'
import './hr-water-gallery.ts'
import './hr-word-list.ts'
import { t } from '../locales/gallery.ts'

/** Gallery page: every component in its states, and the glossary. */
@customElement('hr-gallery-page')
export class HrGalleryPage extends Page {
  static override styles = pageStyles

  override render() {
    return html`
      <div class="page-head">
        <h1>${t('title')}</h1>
        <p class="lede">${t('lede')}</p>
      </div>
      <section class="section">
        <h2>${t('components')}</h2>
        <hr-water-gallery></hr-water-gallery>
        <hr-control-gallery></hr-control-gallery>
        <hr-trust-gallery></hr-trust-gallery>
        <hr-document-gallery></hr-document-gallery>
      </section>
      <section class="section">
        <h2>${t('words')}</h2>
        <p class="lede">${t('wordsLede')}</p>
        <hr-word-list></hr-word-list>
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-gallery-page': HrGalleryPage
  }
}
