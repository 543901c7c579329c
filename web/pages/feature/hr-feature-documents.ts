import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Document } from '#server/contracts/documents.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Session } from '#server/contracts/session.ts'
import '../../components/hr-attach.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { Attaching } from '../../entities/attaching.ts'
import type { ContentGiven } from '../../events/content-given.ts'
import { dayOf, longDate } from '../../formats/dates.ts'
import { personName } from '../../formats/person-name.ts'
import { documentText as t } from '../../locales/document.ts'
import { whyNot } from '../../session/permissions.ts'
import { textStyles } from '../../styles/text.ts'

/** The documents of a feature, its PRD first, and where to attach one. */
@customElement('hr-feature-documents')
export class HrFeatureDocuments extends LocalizedElement {
  @property({ attribute: false }) documents: Document[] = []
  @property({ attribute: false }) feature!: Feature
  @property({ attribute: false }) session: Session | undefined

  private readonly attaching = new Attaching(this)

  static override styles = [
    textStyles,
    css`
      h2 {
        margin-bottom: var(--space-2);
      }
      li {
        padding: var(--space-3) 0;
        border-top: 1px solid var(--rule);
      }
      li a {
        font-weight: 500;
        overflow-wrap: anywhere;
      }
      .main a {
        font-size: var(--step-1);
      }
      li p {
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .none {
        margin-bottom: var(--space-3);
        color: var(--ink-2);
      }
      ul {
        margin-bottom: var(--space-3);
      }
    `,
  ]

  override render() {
    const { attaching, feature, session } = this
    const { pmOwner } = feature
    const ownerIds = pmOwner ? [pmOwner.id] : []
    const isClosed = feature.archivedAt !== null || whyNot(session, 'prd.attach', { ownerIds }) !== ''
    const documents = this.documents.filter(({ archivedAt }) => archivedAt === null)
    return html`<h2>${t('section')}</h2>
      ${
        documents.length === 0
          ? html`<p class="none">${isClosed ? t('noneReadOnly') : t('none')}</p>`
          : html`<ul>
              ${documents.map((document) => this.renderDocument(document))}
            </ul>`
      }
      ${
        isClosed
          ? nothing
          : html`<hr-attach
              .sending=${attaching.sending}
              .progress=${attaching.progress}
              .refusal=${attaching.refusal}
              @content-given=${({ content }: ContentGiven) => attaching.attach({ featureId: feature.id }, content)}
              @closed=${attaching.cancel}
            ></hr-attach>`
      }`
  }

  private renderDocument(document: Document) {
    const { current, final, isMain } = document
    const facts = current
      ? [
          t('version', { number: current.number }),
          t('byOn', { name: personName(current.addedBy), date: longDate(dayOf(current.addedAt)) }),
          ...(isMain ? [final ? t('finalSince', { date: longDate(final.on) }) : t('notFinal')] : []),
        ]
      : []
    const isUnread = current && current.outcome !== 'read'
    return html`<li class=${isMain ? 'main' : ''}>
      <a class="quiet" href="/documents/${document.id}">${document.title}</a>
      <p>${facts.join(' · ')}</p>
      ${isUnread ? html`<p>${t(`outcome.${current.outcome}`)}</p>` : nothing}
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-documents': HrFeatureDocuments
  }
}
