import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { FeaturePage } from '#server/contracts/features.ts'
import type { PersonList } from '#server/contracts/people.ts'
import type { ProductAreaList } from '#server/contracts/product-areas.ts'
import type { Session } from '#server/contracts/session.ts'
import { createFeature, listFeatures } from '../../api/features.ts'
import { listPeople } from '../../api/people.ts'
import { listProductAreas } from '../../api/product-areas.ts'
import '../../components/hr-pager.ts'
import '../../components/hr-skeleton.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { change } from '../../queries/change.ts'
import { Shortcuts } from '../../shell/shortcuts.ts'
import {
  navigate,
  pushSearch,
  replaceSearch,
  withSearch,
  type SearchChange,
} from '../../navigation/location.ts'
import { ScrollToTop } from '../../navigation/scroll-to-top.ts'
import { FormController } from '../../editing/form-controller.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { keepPrevious, Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-feature-filters.ts'
import type { HrFeatureFilters } from './hr-feature-filters.ts'
import './hr-feature-table.ts'
import type { HrFeatureTable } from './hr-feature-table.ts'
import './hr-list-actions.ts'
import './hr-new-feature.ts'
import type { NewFeatureInput } from './hr-new-feature.ts'
import './hr-nothing-here.ts'
import type { HrNothingHere } from './hr-nothing-here.ts'
import './hr-selection-bar.ts'
import { featuresPageStyles } from './features-page-styles.ts'
import { isFiltered, readState, toFilter } from './list-state.ts'
import { previousPageCursor, rememberPage } from '../../navigation/page-trail.ts'
import { t } from '../../locales/features.ts'

const pageSize = 50

/** The list of features with their grades and owners. */
@customElement('hr-features-page')
export class HrFeaturesPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) @state() private session?: Session
  @state() private selected: ReadonlySet<string> = new Set()
  @state() private isAdding = false
  private readonly adding = new FormController(this)
  @query('hr-feature-table') private readonly table?: HrFeatureTable | null
  @query('hr-feature-filters') private readonly filters!: HrFeatureFilters

  private readonly list = new Query<FeaturePage>(this, () => {
    const { cursor } = this.place
    const asked = { ...toFilter(this.place), ...(cursor && { cursor }), limit: pageSize }
    return {
      queryKey: ['features', 'list', asked],
      queryFn: ({ signal }) => listFeatures(asked, signal),
      placeholderData: keepPrevious,
    }
  })
  private readonly areas = new Query<ProductAreaList>(this, () => ({
    queryKey: ['product-areas'],
    queryFn: listProductAreas,
  }))
  private readonly people = new Query<PersonList>(this, () => ({ queryKey: ['people'], queryFn: listPeople }))

  static override styles = [pageStyles, featuresPageStyles]

  constructor() {
    super()
    new ScrollToTop(this)
    new Shortcuts(this, [
      { keys: '/', says: () => t('keys.search'), run: () => this.filters.focusSearch() },
      { keys: 'j', says: () => t('keys.down'), run: () => this.table?.move(1) },
      { keys: 'k', says: () => t('keys.up'), run: () => this.table?.move(-1) },
      { keys: 'x', says: () => t('keys.select'), run: () => this.table?.toggleFocused() },
      { keys: 'n', says: () => t('keys.add'), run: () => this.beginAdding() },
    ])
  }

  private get place() {
    return readState(this.search)
  }

  private get ownerIds() {
    return this.session?.person ? [this.session.person.id] : []
  }

  private readonly beginAdding = () => {
    this.adding.reset()
    // A PM adds features of their own; see `add`.
    if (!whyNot(this.session, 'feature.create', { ownerIds: this.ownerIds })) this.isAdding = true
  }

  private readonly narrow = ({ value }: ValueChanged<SearchChange>) => {
    // Typing replaces the history entry; otherwise every letter would add one.
    const isTyped = Object.keys(value).every((name) => ['q', 'cursor', 'from'].includes(name))
    if (isTyped) replaceSearch(value)
    else pushSearch(value)
  }

  private readonly add = ({ value: wanted }: ValueChanged<NewFeatureInput>) =>
    this.adding.send(async () => {
      const person = this.session?.person
      const added = await change({
        run: () => createFeature({ ...wanted, ...(person?.role === 'pm' && { pmOwnerId: person.id }) }),
        noun: 'feature',
        onRefused: this.adding.refused,
      })
      if (added) navigate(`/features/${added.id}`)
    })

  override render() {
    this.setTitle(t('title'))
    return html`
      <header class="page-head head">
        <h1>${t('title')}</h1>
        ${
          this.isOfferedBelow
            ? nothing
            : html`<hr-list-actions
                .session=${this.session}
                .place=${this.place}
                .total=${this.list.data?.total ?? 0}
                @add-requested=${this.beginAdding}
              ></hr-list-actions>`
        }
      </header>
      ${
        this.isAdding
          ? html`<hr-new-feature
              .isBusy=${this.adding.isBusy}
              .error=${this.adding.errorOf('title') || this.adding.unplaced}
              @value-changed=${this.add}
              @closed=${() => (this.isAdding = false)}
            ></hr-new-feature>`
          : nothing
      }
      <hr-feature-filters
        .state=${this.place}
        .areas=${this.areas.data?.items ?? []}
        .people=${this.people.data?.items ?? []}
        @value-changed=${this.narrow}
      ></hr-feature-filters>
      ${this.list.render({
        pending: () => html`<hr-skeleton lines="14"></hr-skeleton>`,
        error: (error) =>
          html`<div class="notice stop">
            <b>${problemText(error)}</b
            ><a href=${withSearch({ cursor: null, from: null })} @click=${() => this.list.refetch()}
              >${t('fromStart')}</a
            >
          </div>`,
        ready: (page) => this.renderList(page),
      })}
      <hr-selection-bar
        .ids=${[...this.selected]}
        .session=${this.session}
        @closed=${() => (this.selected = new Set())}
      ></hr-selection-bar>
    `
  }

  private get emptiness(): HrNothingHere['kind'] {
    const { place } = this
    if (place.cursor) return 'page-gone'
    const isOnlyArchived = place.isArchived && !isFiltered({ ...place, isArchived: false })
    if (isOnlyArchived) return 'no-archived'
    return isFiltered(place) ? 'nothing' : 'empty'
  }

  /** An empty list offers import and adding itself, and has nothing to export. */
  private get isOfferedBelow(): boolean {
    const isEmpty = this.list.data?.items.length === 0 && this.emptiness === 'empty'
    return isEmpty && !whyNot(this.session, 'feature.create', { ownerIds: this.ownerIds })
  }

  private renderList(page: FeaturePage) {
    const { place } = this
    if (page.items.length === 0)
      return html`<hr-nothing-here
        .kind=${this.emptiness}
        .session=${this.session}
        @add-requested=${this.beginAdding}
      ></hr-nothing-here>`
    if (page.nextCursor && !this.list.isPlaceholder) rememberPage('features', page.nextCursor, place.cursor)
    const before = place.cursor ? previousPageCursor('features', place.cursor) : undefined
    const isSelectable = !whyNot(this.session, 'launch.plan') && !place.isArchived
    return html`<hr-feature-table
        .features=${page.items}
        .sort=${place.sort}
        .today=${this.session?.workspace.today ?? ''}
        .selected=${this.selected}
        .isSelectable=${isSelectable}
        .isStale=${this.list.isPlaceholder}
        @value-changed=${({ value }: ValueChanged<string[]>) => (this.selected = new Set(value))}
      ></hr-feature-table>
      <hr-pager
        .total=${page.total}
        .from=${place.from}
        .shown=${page.items.length}
        .firstHref=${place.cursor ? withSearch({ cursor: null, from: null }) : ''}
        .previousHref=${
          before
            ? withSearch({ cursor: before, from: Math.max(1, place.from - pageSize) })
            : before === ''
              ? withSearch({ cursor: null, from: null })
              : ''
        }
        .nextHref=${page.nextCursor ? withSearch({ cursor: page.nextCursor, from: place.from ? place.from + page.items.length : null }) : ''}
      ></hr-pager>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-features-page': HrFeaturesPage
  }
}
