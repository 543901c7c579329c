import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Document, DocumentVersion } from '#server/contracts/documents.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { dateAndTime, longDate } from '../../formats/dates.ts'
import { personName } from '../../formats/person-name.ts'
import { documentText as t } from '../../locales/document.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'

/** The versions of a document, each with its address and, beside the one that is read, the comparison with it. */
@customElement('hr-document-versions')
export class HrDocumentVersions extends LocalizedElement {
  @property({ attribute: false }) document!: Document
  @property({ attribute: false }) versions: readonly DocumentVersion[] = []
  /** The number of the version that is read. */
  @property({ type: Number }) shown = 0

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      h2 {
        margin-bottom: var(--space-2);
        font-size: var(--step-1);
      }
      li {
        padding: var(--space-2) 0;
        border-top: 1px solid var(--rule);
        font-size: var(--step--1);
        color: var(--ink-2);
      }
      li > a:first-child {
        font-weight: 500;
        font-size: var(--step-0);
      }
      .gone > a:first-child {
        text-decoration: line-through;
      }
      p {
        overflow-wrap: anywhere;
      }
    `,
  ]

  override render() {
    return html`<h2>${t('versions')}</h2>
      <ol>
        ${this.versions.map((version) => this.renderVersion(version))}
      </ol>`
  }

  private renderVersion(version: DocumentVersion) {
    const { id, current, final } = this.document
    const { number, reason, withdrawal } = version
    const marks = [
      ...(number === current?.number ? [t('current')] : []),
      ...(number === final?.number ? [t('finalSince', { date: longDate(final.on) })] : []),
    ]
    const isShown = number === this.shown
    return html`<li class=${withdrawal ? 'gone' : ''}>
      <a class="quiet" href="/documents/${id}?version=${number}" aria-current=${isShown ? 'true' : nothing}
        >${t('version', { number })}</a
      >
      ${marks.join(' · ')}
      <p>${t('byOn', { name: personName(version.addedBy), date: dateAndTime(version.addedAt) })}</p>
      ${reason ? html`<p>${reason}</p>` : nothing}
      ${withdrawal ? html`<p>${t('withdrawn', { reason: withdrawal.reason })}</p>` : nothing}
      ${
        isShown
          ? nothing
          : html`<p>
              <a href="/documents/${id}?version=${this.shown}&amp;compare=${number}"
                >${t('compare', { number })}</a
              >
            </p>`
      }
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-document-versions': HrDocumentVersions
  }
}
