import { css, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { OutlineHeading } from '#server/domain/documents/outline.ts'
import '../components/hr-document-difference.ts'
import '../components/hr-document.ts'
import '../components/hr-outline.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import type { DocumentRendered } from '../events/document-rendered.ts'
import type { HeadingReached } from '../events/heading-reached.ts'
import { language } from '../locales/language.ts'
import { textStyles } from '../styles/text.ts'
import { documentSamples } from './document-samples.ts'

/** Gallery of a document, its outline and the difference between two of its versions. */
@customElement('hr-document-gallery')
export class HrDocumentGallery extends LocalizedElement {
  @state() private outline: OutlineHeading[] = []
  @state() private reached: string | null = null

  static override styles = [
    textStyles,
    css`
      section {
        margin-top: var(--space-6);
      }
      h3 {
        margin-bottom: var(--space-4);
      }
      .reader {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 220px;
        gap: var(--space-6);
      }
      hr-outline {
        position: sticky;
        inset-block-start: calc(var(--header-height) + var(--space-4));
        max-height: calc(100vh - var(--header-height) - var(--space-6));
        overflow-y: auto;
        align-self: start;
      }
      @media (max-width: 820px) {
        .reader {
          grid-template-columns: minmax(0, 1fr);
        }
        hr-outline {
          position: static;
          order: -1;
        }
      }
    `,
  ]

  override render() {
    const { before, after } = documentSamples[language()]
    return html`<section>
        <h3>hr-document · hr-outline</h3>
        <div class="reader">
          <hr-document
            .markdown=${before}
            heading-offset="3"
            @document-rendered=${(event: DocumentRendered) => (this.outline = event.outline)}
            @heading-reached=${(event: HeadingReached) => (this.reached = event.anchor)}
          ></hr-document>
          <hr-outline .headings=${this.outline} .current=${this.reached}></hr-outline>
        </div>
      </section>
      <section>
        <h3>hr-document-difference</h3>
        <hr-document-difference .earlier=${before} .later=${after}></hr-document-difference>
      </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-document-gallery': HrDocumentGallery
  }
}
