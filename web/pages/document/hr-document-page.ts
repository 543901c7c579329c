import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type {
  Document,
  DocumentText,
  DocumentVersion,
  DocumentVersionPage,
} from '#server/contracts/documents.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Session } from '#server/contracts/session.ts'
import type { OutlineHeading } from '#server/domain/documents/outline.ts'
import { documentImageUrl, getDocumentText, listDocumentVersions } from '../../api/document-versions.ts'
import '../../components/hr-attach.ts'
import '../../components/hr-document.ts'
import '../../components/hr-empty.ts'
import '../../components/hr-outline.ts'
import '../../components/hr-skeleton.ts'
import { Page } from '../../elements/page.ts'
import { Attaching } from '../../entities/attaching.ts'
import type { ContentGiven } from '../../events/content-given.ts'
import type { DocumentRendered } from '../../events/document-rendered.ts'
import type { HeadingReached } from '../../events/heading-reached.ts'
import { dateAndTime } from '../../formats/dates.ts'
import { personName } from '../../formats/person-name.ts'
import { problemText } from '../../formats/problem-text.ts'
import { documentText as t } from '../../locales/document.ts'
import { documentQuery, featureQuery } from '../../queries/first-queries.ts'
import { Query } from '../../queries/query.ts'
import { whyNot } from '../../session/permissions.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import { documentPageStyles } from './document-page-styles.ts'
import './hr-document-actions.ts'
import './hr-document-versions.ts'

/** A document: the text of one version to read, its outline, its versions, and what one does with it. */
@customElement('hr-document-page')
export class HrDocumentPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) @state() private session?: Session
  @state() private outline: readonly OutlineHeading[] = []
  @state() private reached: string | null = null

  private readonly attaching = new Attaching(this)
  private readonly document = new Query<Document>(this, () => documentQuery(this.params.id ?? ''))
  private readonly feature = new Query<Feature>(this, () => ({
    ...featureQuery(this.document.data?.featureId ?? ''),
    enabled: this.document.data !== undefined,
  }))
  private readonly versions = new Query<DocumentVersionPage>(this, () => ({
    queryKey: ['documents', this.params.id, 'versions'],
    queryFn: () => listDocumentVersions(this.params.id ?? ''),
  }))
  private readonly text = this.textQuery(() => this.shown)
  private readonly earlier = this.textQuery(() => this.numbered(this.compared))

  static override styles = [pageStyles, documentPageStyles]

  private textQuery(version: () => DocumentVersion | null) {
    return new Query<DocumentText>(this, () => {
      const one = version()
      const { id = '' } = this.params
      return {
        queryKey: ['documents', id, 'text', one?.number],
        queryFn: () => getDocumentText(id, one?.number ?? 0),
        enabled: one?.outcome === 'read',
        staleTime: Infinity,
      }
    })
  }

  private asked(name: string): number {
    return Number(new URLSearchParams(this.search).get(name) ?? 0)
  }

  private get compared(): number {
    return this.asked('compare')
  }

  private numbered(number: number): DocumentVersion | null {
    const current = this.document.data?.current ?? null
    if (current?.number === number) return current
    return this.versions.data?.items.find((version) => version.number === number) ?? null
  }

  /** The version that the address names, else the current one, else the newest. */
  private get shown(): DocumentVersion | null {
    const named = this.asked('version')
    if (named > 0) return this.numbered(named)
    return this.document.data?.current ?? this.versions.data?.items[0] ?? null
  }

  /** One function for each version, so that the document is rendered anew only when it has to be. */
  #imageAddress: { of: string; at: (sha256: string) => string } | undefined

  private imageAddress(number: number) {
    const { id = '' } = this.params
    const of = `${id} ${number}`
    if (this.#imageAddress?.of !== of) {
      this.#imageAddress = { of, at: (sha256) => documentImageUrl(id, number, sha256) }
    }
    return this.#imageAddress.at
  }

  override render() {
    const coming = () => html`<hr-skeleton shape="title" lines="8"></hr-skeleton>`
    return this.document.render({
      pending: coming,
      error: (error) =>
        html`<hr-empty .heading=${problemText(error)}>
          <a slot="actions" class="button" href="/features">${t('backPlain')}</a>
        </hr-empty>`,
      ready: (document) => this.renderDocument(document),
    })
  }

  private renderDocument(document: Document) {
    const { session, shown, attaching } = this
    const feature = this.feature.data
    this.setTitle(document.title)
    const ownerIds = feature?.pmOwner ? [feature.pmOwner.id] : []
    const why = feature ? whyNot(session, 'prd.edit', { ownerIds }) : ''
    const isReadOnly = feature === undefined || why !== '' || feature.archivedAt !== null
    const isOpen = !isReadOnly && document.archivedAt === null
    return html`
      <p class="top">
        <a href="/features/${document.featureId}"
          >${feature ? t('back', { title: feature.title }) : t('backPlain')}</a
        >
      </p>
      <header class="page-head">
        <h1>${document.title}</h1>
        ${shown ? html`<p class="quiet-text">${this.factsOf(document, shown)}</p>` : nothing}
        ${document.archivedAt === null ? nothing : html`<p class="notice">${t('archived')}</p>`}
        ${
          shown?.withdrawal
            ? html`<p class="notice warn">${t('withdrawn', { reason: shown.withdrawal.reason })}</p>`
            : nothing
        }
        ${why ? html`<p class="notice">${t('readOnly', { why })}</p>` : nothing}
        ${
          shown
            ? html`<hr-document-actions
                .document=${document}
                .shown=${shown}
                .today=${session?.workspace.today ?? ''}
                .isReadOnly=${isReadOnly}
              ></hr-document-actions>`
            : nothing
        }
      </header>
      <div class="reading">
        <nav class="outline">
          <hr-outline .headings=${this.outline} .current=${this.reached}></hr-outline>
        </nav>
        <div class="main">${shown ? this.renderVersion(shown) : nothing}</div>
        <aside>
          ${
            isOpen
              ? html`<section class="new-version">
                  <h2>${t('attach.newVersion')}</h2>
                  <hr-attach
                    .sending=${attaching.sending}
                    .progress=${attaching.progress}
                    .refusal=${attaching.refusal}
                    @content-given=${({ content }: ContentGiven) => attaching.attach({ document }, content)}
                    @closed=${attaching.cancel}
                  ></hr-attach>
                </section>`
              : nothing
          }
          <hr-document-versions
            .document=${document}
            .versions=${this.versions.data?.items ?? []}
            .shown=${shown?.number ?? 0}
          ></hr-document-versions>
        </aside>
      </div>
    `
  }

  private factsOf(document: Document, { number, addedBy, addedAt, reason }: DocumentVersion): string {
    return [
      ...(document.isMain ? [t('main')] : []),
      t('version', { number }),
      t('byOn', { name: personName(addedBy), date: dateAndTime(addedAt) }),
      ...(reason ? [reason] : []),
    ].join(' · ')
  }

  private renderVersion(version: DocumentVersion) {
    const notes = version.notes.map((note) => html`<p class="notice">${t(`note.${note}`)}</p>`)
    if (version.outcome !== 'read') {
      return html`<p class="notice" role="status">${t(`outcome.${version.outcome}`)}</p>
        ${notes}`
    }
    const text = this.text.data
    if (!text || text.number !== version.number) return html`<hr-skeleton lines="12"></hr-skeleton>`
    const earlier = this.compared > 0 ? this.earlier.data : undefined
    if (earlier) return this.renderDifference(earlier, text)
    return html`${notes}
      <hr-document
        .markdown=${text.markdown}
        .imageAddress=${this.imageAddress(version.number)}
        @document-rendered=${(event: DocumentRendered) => (this.outline = event.outline)}
        @heading-reached=${(event: HeadingReached) => (this.reached = event.anchor)}
      ></hr-document>`
  }

  private renderDifference(one: DocumentText, other: DocumentText) {
    void import('../../components/hr-document-difference.ts')
    const [earlier, later] = one.number < other.number ? [one, other] : [other, one]
    return html`<div class="compared">
        <h2>${t('compared', { earlier: earlier.number, later: later.number })}</h2>
        <a class="button" href="/documents/${this.params.id}?version=${other.number}">${t('endCompare')}</a>
      </div>
      <hr-document-difference .earlier=${earlier.markdown} .later=${later.markdown}></hr-document-difference>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-document-page': HrDocumentPage
  }
}
