import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Feature, FeaturePage } from '#server/contracts/features.ts'
import { listFeatures } from '../../api/features.ts'
import '../../components/hr-field.ts'
import '../../components/hr-grade.ts'
import '../../components/hr-skeleton.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import type { ValueTyped } from '../../events/value-changed.ts'
import { Debounce } from '../../elements/debounce.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { keepPrevious, Query } from '../../queries/query.ts'
import { problemText } from '../../formats/problem-text.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { isSuggested, listSuggestions } from './suggestions.ts'
import { t } from '../../locales/new-launch.ts'

const shown = 8

/**
 * Chooses the features of a launch: the selected ones, then a search among the rest. Emits `value-changed`
 * with the ids.
 */
@customElement('hr-pick-features')
export class HrPickFeatures extends LocalizedElement {
  @property({ attribute: false }) chosen: Feature[] = []
  @property() error = ''
  @state() private asked = ''
  /** The button pressed last, until its feature has changed lists. */
  private pressed: { list: '.chosen' | '.found'; at: number; count: number } | undefined
  private readonly typing = new Debounce(this, 180)

  private readonly found = new Query<FeaturePage>(this, () => {
    const limit = shown + 50
    const query = { sort: '-grade' as const, limit, q: this.asked }
    return {
      queryKey: this.asked ? ['features', 'list', query] : ['features', 'suggested', limit],
      queryFn: ({ signal }) => (this.asked ? listFeatures(query, signal) : listSuggestions(limit, signal)),
      placeholderData: keepPrevious,
    }
  })

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      li {
        border-bottom: 1px solid var(--rule);
        overflow-wrap: anywhere;
      }
      .chosen li,
      .found button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 160px 34px;
        gap: 0 var(--space-3);
        align-items: center;
        justify-content: stretch;
      }
      .chosen {
        margin-bottom: var(--space-4);
        border-top: 1px solid var(--rule-strong);
      }
      .chosen li {
        padding: 6px 0;
        font-weight: 500;
      }
      .title {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        line-clamp: 2;
        overflow: hidden;
      }
      hr-grade {
        color: var(--ink-2);
        font-size: var(--step--1);
        font-weight: 400;
        white-space: normal;
      }
      .found {
        margin-top: var(--space-2);
      }
      .found button {
        width: 100%;
        min-height: 38px;
        padding: 7px 0;
        border: 0;
        border-radius: 0;
        background: none;
        font-weight: 400;
        text-align: start;
      }
      .found button:hover {
        background: var(--paper-sunk);
      }
      .plus {
        color: var(--accent);
        text-align: center;
      }
      p {
        padding: var(--space-2) 0;
      }
      @media (max-width: 480px) {
        .chosen li,
        .found button {
          grid-template-columns: minmax(0, 1fr) 34px;
        }
        li hr-grade {
          grid-row: 2;
        }
      }
    `,
  ]

  private readonly typed = (event: ValueTyped) => {
    event.stopPropagation()
    this.typing.run(() => (this.asked = event.value.trim()))
  }

  private choose(ids: string[], { currentTarget }: Event) {
    const list = (currentTarget as Element).closest('ul')?.className === 'chosen' ? '.chosen' : '.found'
    const at = this.buttonsOf(list).indexOf(currentTarget as HTMLButtonElement)
    this.pressed = { list, at, count: this.chosen.length }
    this.dispatchEvent(new ValueChanged(ids))
  }

  private buttonsOf(list: '.chosen' | '.found') {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>(`${list} button`)]
  }

  // The pressed button has left its list: the one in its place gets the focus.
  override updated(): void {
    if (!this.pressed || this.pressed.count === this.chosen.length) return
    const buttons = this.buttonsOf(this.pressed.list)
    const next = buttons[Math.min(this.pressed.at, buttons.length - 1)]
    this.pressed = undefined
    ;(next ?? this.renderRoot.querySelector('hr-field'))?.focus()
  }

  private get ids() {
    return this.chosen.map((one) => one.id)
  }

  override render() {
    return html`
      ${
        this.chosen.length > 0
          ? html`<ul class="chosen">
              ${this.chosen.map((feature) => this.renderChosen(feature))}
            </ul>`
          : nothing
      }
      <hr-field
        type="search"
        .label=${t('search')}
        .hint=${this.chosen.length === 0 ? t('searchHint') : ''}
        .error=${this.error}
        @value-typed=${this.typed}
        @value-changed=${(event: ValueChanged) => event.stopPropagation()}
      ></hr-field>
      ${this.found.render({
        pending: () => html`<hr-skeleton></hr-skeleton>`,
        error: (error) => html`<p role="alert">${problemText(error)}</p>`,
        ready: (page) => this.renderFound(page),
      })}
    `
  }

  private renderChosen(feature: Feature) {
    return html`<li>
      <a class="title quiet" title=${feature.title} href=${`/features/${feature.id}`}>${feature.title}</a>
      <hr-grade .grade=${feature.grade}></hr-grade>
      <button
        class="icon"
        aria-label=${t('remove', { title: feature.title })}
        @click=${(event: Event) =>
          this.choose(
            this.ids.filter((id) => id !== feature.id),
            event,
          )}
      >
        ✕
      </button>
    </li>`
  }

  private renderFound(page: FeaturePage) {
    const { ids } = this
    const rest = page.items.filter((one) => !ids.includes(one.id))
    const hidden = page.total - this.chosen.filter(isSuggested).length - Math.min(rest.length, shown)
    if (page.total === 0)
      return html`<p class="quiet-text">
        ${this.asked ? t('noMatch') : html`${t('noFeatures')} <a href="/features">${t('noFeaturesLink')}</a>`}
      </p>`
    return html`<ul class="found">
        ${repeat(
          rest.slice(0, shown),
          // A button that is being pressed keeps its feature when other results come.
          (feature) => feature.id,
          (feature) =>
            html`<li>
              <button
                aria-label=${t('add', { title: feature.title })}
                @click=${(event: Event) => this.choose([...ids, feature.id], event)}
              >
                <span class="title" title=${feature.title}>${feature.title}</span>
                <hr-grade .grade=${feature.grade}></hr-grade>
                <span class="plus" aria-hidden="true">+</span>
              </button>
            </li>`,
        )}
      </ul>
      ${!this.asked && hidden > 0 ? html`<p class="quiet-text">${t('more', { count: hidden })}</p>` : nothing}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-pick-features': HrPickFeatures
  }
}
