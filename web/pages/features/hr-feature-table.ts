import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Feature } from '#server/contracts/features.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import '../../components/hr-date.ts'
import '../../components/hr-grade.ts'
import '../../components/hr-lock.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { dateAndTime, shortDate } from '../../formats/dates.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { withSearch } from '../../navigation/location.ts'
import { featureStageName } from '../../locales/vocabulary.ts'
import { personName } from '../../formats/person-name.ts'
import { tableStyles } from '../../styles/tables.ts'
import { textStyles } from '../../styles/text.ts'
import { ariaSort, nextSort, type Sort } from './list-state.ts'
import { featureTableStyles } from './feature-table-styles.ts'
import { t } from '../../locales/features.ts'

/**
 * One page of features as a table; narrow windows collapse the columns into a line under the title. Emits
 * `value-changed` with the selected ids.
 */
@customElement('hr-feature-table')
export class HrFeatureTable extends LocalizedElement {
  @property({ attribute: false }) features: Feature[] = []
  @property() sort: Sort = '-updatedAt'
  @property() today: PlainDate | '' = ''
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set()
  @property({ type: Boolean, attribute: 'selectable' }) isSelectable = false
  /** The rows belong to the previous filter; the new ones are loading. */
  @property({ type: Boolean, reflect: true, attribute: 'stale' }) isStale = false

  static override styles = [textStyles, tableStyles, featureTableStyles]

  private get links(): HTMLAnchorElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('a.title')]
  }

  private get row(): number {
    return this.links.findIndex((link) => link.closest('tr')?.matches(':focus-within'))
  }

  /** Moves the focus to the title of the next or previous row; to the first when none is focused. */
  move(step: 1 | -1): void {
    const { links, row } = this
    const next = links[row < 0 ? 0 : Math.max(0, Math.min(row + step, links.length - 1))]
    next?.focus()
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }

  /** Selects or deselects the focused row. */
  toggleFocused(): void {
    const feature = this.features[this.row]
    if (feature && this.isSelectable) this.choose([feature.id], !this.selected.has(feature.id))
  }

  private choose(ids: string[], isChosen: boolean) {
    const next = new Set(this.selected)
    for (const id of ids) {
      if (isChosen) next.add(id)
      else next.delete(id)
    }
    this.dispatchEvent(new ValueChanged([...next]))
  }

  override render() {
    const ids = this.features.map((feature) => feature.id)
    const chosen = ids.filter((id) => this.selected.has(id)).length
    return html`<table aria-busy=${this.isStale ? 'true' : 'false'}>
      <caption class="visually-hidden">
        ${t('title')}
      </caption>
      <thead>
        <tr>
          ${
            this.isSelectable
              ? html`<th class="select">
                  <label
                    ><input
                      type="checkbox"
                      aria-label=${t('selectAll')}
                      .checked=${chosen > 0 && chosen === ids.length}
                      .indeterminate=${chosen > 0 && chosen < ids.length}
                      @change=${(event: Event) => this.choose(ids, (event.target as HTMLInputElement).checked)}
                  /></label>
                </th>`
              : nothing
          }
          ${this.renderHead('grade', 'grade', t('grade'))}
          ${this.renderHead('title', 'what', t('featureTitle'))}
          <th class="area">${t('area')}</th>
          <th class="stage">${t('stage')}</th>
          <th class="owners">${t('owners')}</th>
          ${this.renderHead('releaseDate', 'day', t('release'))}
          ${this.renderHead('updatedAt', 'day updated', t('updated'))}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          this.features,
          (feature) => feature.id,
          (feature) => this.renderRow(feature),
        )}
      </tbody>
    </table>`
  }

  private renderHead(
    column: 'grade' | 'title' | 'releaseDate' | 'updatedAt',
    className: string,
    says: string,
  ) {
    const order = ariaSort(column, this.sort)
    const href = withSearch({ sort: nextSort(column, this.sort), cursor: null, from: null })
    return html`<th class=${className} aria-sort=${order}>
      <a href=${href}
        >${says}${order === 'none' ? nothing : html` <span aria-hidden="true">${order === 'ascending' ? '↑' : '↓'}</span>`}</a
      >
    </th>`
  }

  private renderRow(feature: Feature) {
    const { id, title } = feature
    const isChosen = this.selected.has(id)
    return html`<tr class=${isChosen ? 'chosen' : ''}>
      ${
        this.isSelectable
          ? html`<td class="select">
              <label
                ><input
                  type="checkbox"
                  aria-label=${t('select', { title })}
                  .checked=${isChosen}
                  @change=${() => this.choose([id], !isChosen)}
              /></label>
            </td>`
          : nothing
      }
      <td class="grade">${this.renderGrade(feature)}</td>
      <td class="what">
        <a class="title quiet" href="/features/${id}" title=${title}
          >${title}${feature.isConfidential ? html` <hr-lock></hr-lock>` : nothing}</a
        >
        ${this.renderMeta(feature)}
      </td>
      <td class="area">
        <span class="cut" title=${feature.productArea?.name ?? nothing}>${feature.productArea?.name}</span>
      </td>
      <td class="stage">${featureStageName(feature.stage)}</td>
      <td class="owners"><span title=${ownersInWords(feature)}>${this.renderOwners(feature)}</span></td>
      <td class="day">
        ${
          feature.releaseDate
            ? html`<hr-date form="short" .date=${feature.releaseDate} .today=${this.today}></hr-date>`
            : nothing
        }
      </td>
      <td class="day updated">
        <time datetime=${feature.updatedAt} title=${dateAndTime(feature.updatedAt)}
          >${shortDate(dayOf(feature.updatedAt), this.today || undefined)}</time
        >
      </td>
    </tr>`
  }

  /** Owner names are not truncated where they fit; the second wraps to its own line where both do not. */
  private renderOwners(feature: Feature) {
    const names = ownerNames(feature)
    return names.map(
      (name, at) => html`<span class="owner">${name}${at < names.length - 1 ? ' ·' : nothing}</span> `,
    )
  }

  private renderGrade(feature: Feature) {
    if (!feature.needsGrading) return html`<hr-grade mark-only .grade=${feature.grade}></hr-grade>`
    return html`<a
      class="to-grade"
      href="/features/${feature.id}/grading"
      aria-label=${t('gradeThing', { title: feature.title })}
      >${t('gradeIt')}</a
    >`
  }

  /** The content of the hidden columns, for narrow windows. */
  private renderMeta(feature: Feature) {
    const parts = [
      featureStageName(feature.stage),
      feature.productArea?.name,
      owners(feature),
      feature.releaseDate && shortDate(feature.releaseDate, this.today || undefined),
    ].filter(Boolean)
    return html`<p class="meta">${parts.join(' · ')}</p>`
  }
}

const ownerNames = ({ pmOwner, pmmOwner }: Feature) => [
  ...new Set([pmOwner, pmmOwner].flatMap((one) => (one ? [personName(one)] : []))),
]

const owners = (feature: Feature) => ownerNames(feature).join(' · ')

const ownersInWords = ({ pmOwner, pmmOwner }: Feature) =>
  [
    pmOwner && t('pmOf', { name: personName(pmOwner) }),
    pmmOwner && t('pmmOf', { name: personName(pmmOwner) }),
  ]
    .filter(Boolean)
    .join(' · ')

/** The calendar date of an instant in the reader's zone. */
const dayOf = (instant: string) => new Date(instant).toLocaleDateString('sv-SE')

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-table': HrFeatureTable
  }
}
