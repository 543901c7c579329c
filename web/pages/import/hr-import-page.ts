import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import type { PropertyValues } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Import, ImportChange, ImportRowPage } from '#server/contracts/imports.ts'
import type { Session } from '#server/contracts/session.ts'
import { ApiError } from '../../api/client.ts'
import { changeImport, commitImport, createImport, getImport, listImportRows } from '../../api/imports.ts'
import '../../components/hr-empty.ts'
import '../../components/hr-pager.ts'
import '../../components/hr-skeleton.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { navigate, replaceSearch, withSearch } from '../../navigation/location.ts'
import { Page } from '../../elements/page.ts'
import { dateAndTime } from '../../formats/dates.ts'
import { previousPageCursor, rememberPage } from '../../navigation/page-trail.ts'
import { whyNot } from '../../session/permissions.ts'
import { keepPrevious, Query, queryClient } from '../../queries/query.ts'
import { fetchChanged } from '../../queries/refetch.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-import-progress.ts'
import './hr-import-reading.ts'
import './hr-import-rows.ts'
import './hr-import-source.ts'
import type { ImportSource } from './hr-import-source.ts'
import { importPageStyles } from './import-page-styles.ts'
import { commitText, doneText, firstKind, readState } from './import-state.ts'
import { noticesOf } from './notices.ts'
import { importErrorText } from './import-error-text.ts'
import { ImportUnderWay } from './import-under-way.ts'
import { t } from '../../locales/import.ts'

const pageSize = 50

/** Imports features from a list: upload, preview each row, confirm. */
@customElement('hr-import-page')
export class HrImportPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) @state() private session?: Session
  @state() private busy: 'reading' | 'again' | 'committing' | '' = ''
  @state() private refusal = ''
  @state() private wasStale = false

  private readonly preview = new Query<Import>(this, () => ({
    queryKey: ['imports', this.place.id],
    queryFn: () => getImport(this.place.id),
    enabled: this.place.id !== '',
    staleTime: Infinity,
  }))
  private readonly rows = new Query<ImportRowPage>(this, () => {
    const { id, cursor } = this.place
    const { kind } = this
    return {
      queryKey: ['imports', id, 'rows', kind, cursor],
      queryFn: () => listImportRows(id, { kind, limit: pageSize, cursor: cursor || undefined }),
      enabled: Boolean(this.preview.data && !this.preview.data.committedAt),
      staleTime: Infinity,
      placeholderData: keepPrevious,
    }
  })

  private readonly underWay = new ImportUnderWay(this, () => ({
    id: this.place.id,
    isBusy: this.busy !== '',
    isOpen: Boolean(this.preview.data && !this.preview.data.committedAt),
  }))

  static override styles = [pageStyles, importPageStyles]

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('search')
    if (before === undefined || readState(before).cursor === this.place.cursor) return
    this.renderRoot.querySelector('hr-import-rows')?.scrollIntoView()
  }

  private get place() {
    return readState(this.search)
  }

  private get kind() {
    const counts = this.preview.data?.counts
    return this.place.kind ?? (counts ? firstKind(counts) : 'new')
  }

  private async work<T>(busy: typeof this.busy, run: () => Promise<T>): Promise<T | undefined> {
    this.busy = busy
    this.refusal = ''
    this.underWay.ask()
    try {
      const result = await run()
      this.underWay.ended()
      return result
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code === 'stale-preview') this.wasStale = true
      else this.refusal = importErrorText(error)
      return undefined
    } finally {
      this.busy = ''
    }
  }

  private readonly bring = async ({ value }: ValueChanged<ImportSource>) => {
    const made = await this.work('reading', () => createImport(value.name, value.content))
    if (!made) return
    this.wasStale = false
    queryClient.setQueryData(['imports', made.id], made)
    navigate(`/features/import?id=${made.id}`)
  }

  private readonly readAgain = async (change: ImportChange) => {
    const { id } = this.place
    const made = await this.work('again', () => changeImport(id, change))
    if (!made) return
    queryClient.removeQueries({ queryKey: ['imports', id, 'rows'] })
    queryClient.setQueryData(['imports', id], made)
    // After a re-read with other settings the same tab starts at its first page.
    replaceSearch({ cursor: null, from: null })
    await this.rows.refetch()
  }

  private readonly commit = async () => {
    const { id } = this.place
    const made = await this.work('committing', () => commitImport(id))
    if (this.wasStale && !made) return this.readAgain({})
    if (!made) return
    queryClient.setQueryData(['imports', id], made)
    fetchChanged('import', 'product-area')
    scrollTo(0, 0)
  }

  override render() {
    this.setTitle(t('title'))
    const why = whyNot(this.session, 'feature.import')
    if (why)
      return html`<h1>${t('title')}</h1>
        <p class="lede">${why}</p>`
    if (!this.place.id) return this.renderSource()
    return this.preview.render({
      pending: () => html`<hr-skeleton shape="title" lines="8"></hr-skeleton>`,
      error: (error) =>
        html`<hr-empty .heading=${importErrorText(error)}>
          <a slot="actions" class="button" href="/features/import">${t('preview.another')}</a>
        </hr-empty>`,
      ready: (preview) => (preview.committedAt ? this.renderDone(preview) : this.renderPreview(preview)),
    })
  }

  private renderSource() {
    return html`<header class="page-head">
        <h1>${t('title')}</h1>
        <p class="lede">${t('lede')}</p>
      </header>
      ${this.renderWorking()}
      <hr-import-source
        .refusal=${this.refusal}
        .isBusy=${this.busy !== ''}
        @value-changed=${this.bring}
      ></hr-import-source>`
  }

  private renderWorking() {
    if (!this.underWay.isGoingOn) return nothing
    return html`<hr-import-progress
      .progress=${this.underWay.progress}
      .label=${t(`busy.${this.busy || 'again'}`)}
    ></hr-import-progress>`
  }

  private renderPreview(preview: Import) {
    const { counts } = preview
    const isNothing = counts.new + counts.changed === 0
    return html`<header class="page-head">
        <p class="kicker">${t('title')}</p>
        <h1>${preview.fileName}</h1>
        <p class="lede">
          ${t('preview.lede', { until: dateAndTime(preview.keptUntil ?? preview.createdAt) })}
        </p>
        <div class="actions">
          <button class="primary" ?disabled=${isNothing || this.underWay.isGoingOn} @click=${this.commit}>
            ${commitText(counts)}
          </button>
          <a class="button" href="/features/import">${t('preview.another')}</a>
        </div>
      </header>
      ${this.renderWorking()}
      <div class="notices" aria-live="polite">
        ${noticesOf(preview, { refusal: this.refusal, isStale: this.wasStale }).map(
          ({ kind, text }) => html`<p class="notice ${kind}">${text}</p>`,
        )}
      </div>
      <div class="sheet">
        <section>${this.renderRows(preview)}</section>
        <hr-import-reading
          .preview=${preview}
          .isBusy=${this.underWay.isGoingOn}
          @value-changed=${({ value }: ValueChanged<ImportChange>) => this.readAgain(value)}
        ></hr-import-reading>
      </div>`
  }

  private renderRows(preview: Import) {
    const { id, cursor, from } = this.place
    const { kind } = this
    const page = this.rows.data
    const list = `import ${id} ${kind}`
    if (page?.nextCursor && !this.rows.isPlaceholder) rememberPage(list, page.nextCursor, cursor)
    const before = cursor ? previousPageCursor(list, cursor) : undefined
    const first = withSearch({ cursor: null, from: null })
    const isOfKind = !this.rows.isPlaceholder || page?.items[0]?.kind === kind
    return html`<hr-import-rows
        .kind=${kind}
        .counts=${preview.counts}
        .page=${isOfKind ? page : undefined}
        .isStale=${this.rows.isPlaceholder || this.busy === 'again'}
      ></hr-import-rows>
      ${
        page && preview.counts[kind] > pageSize
          ? html`<hr-pager
              .total=${preview.counts[kind]}
              .from=${from}
              .shown=${page.items.length}
              .firstHref=${cursor ? first : ''}
              .previousHref=${before ? withSearch({ cursor: before, from: Math.max(1, from - pageSize) }) : before === '' ? first : ''}
              .nextHref=${page.nextCursor ? withSearch({ rows: kind, cursor: page.nextCursor, from: from ? from + page.items.length : null }) : ''}
            ></hr-pager>`
          : nothing
      }`
  }

  private renderDone(preview: Import) {
    return html`<header class="page-head">
      <p class="kicker">${t('title')}</p>
      <h1>${doneText(preview.counts)}</h1>
      <p class="lede">${t('done.text', { file: preview.fileName })}</p>
      ${preview.counts.wrong > 0 ? html`<p class="notice warn">${t('done.leftOut', { count: preview.counts.wrong })}</p>` : nothing}
      <div class="actions">
        <a class="button primary" href="/features?sort=-updatedAt">${t('done.see')}</a>
        <a class="button" href="/features?needsGrading=true">${t('done.grade')}</a>
        <a class="button" href="/features/import">${t('done.another')}</a>
      </div>
    </header>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-import-page': HrImportPage
  }
}
