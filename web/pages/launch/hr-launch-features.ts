import { html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Feature, FeaturePage } from '#server/contracts/features.ts'
import type { Launch, LaunchFeature } from '#server/contracts/launches.ts'
import { listFeatures } from '../../api/features.ts'
import '../../components/hr-field.ts'
import '../../components/hr-grade.ts'
import '../../components/hr-lock.ts'
import type { ValueChanged, ValueTyped } from '../../events/value-changed.ts'
import { Debounce } from '../../elements/debounce.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { problemText } from '../../formats/problem-text.ts'
import { keepPrevious, Query } from '../../queries/query.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { setFeature } from './launch-actions.ts'
import { launchFeaturesStyles } from './launch-features-styles.ts'
import { t } from '../../locales/launch.ts'

const shown = 6

const asPromoted = ({
  id,
  title,
  grade,
  stage,
  releaseDate,
  prdFinalOn,
  pmOwner,
  isConfidential,
}: Feature): LaunchFeature => ({
  ...{ id, title, grade, stage, releaseDate, prdFinalOn, isConfidential },
  pmOwnerId: pmOwner?.id ?? null,
})

/** The features of a launch; planners may add more, and remove all but one. */
@customElement('hr-launch-features')
export class HrLaunchFeatures extends LocalizedElement {
  @property({ attribute: false }) launch!: Launch
  /** Read-only: the role does not permit changes, or the launch is archived. */
  @property({ type: Boolean, attribute: 'fixed' }) isFixed = false
  @state() private isAdding = false
  @state() private asked = ''
  @query('.begin') private readonly begin!: HTMLButtonElement | null
  private readonly typing = new Debounce(this, 180)

  private readonly found = new Query<FeaturePage>(this, () => {
    const limit = Math.min(200, shown + (this.launch?.features.length ?? 0))
    const asked = { sort: '-grade' as const, limit, ...(this.asked && { q: this.asked }) }
    return {
      queryKey: ['features', 'list', asked],
      queryFn: ({ signal }) => listFeatures(asked, signal),
      enabled: this.isAdding,
      placeholderData: keepPrevious,
    }
  })

  static override styles = [textStyles, buttonStyles, launchFeaturesStyles]

  private readonly typed = (event: ValueTyped) => {
    event.stopPropagation()
    this.typing.run(() => (this.asked = event.value.trim()))
  }

  private readonly open = async () => {
    this.asked = ''
    this.isAdding = true
    await this.updateComplete
    this.renderRoot.querySelector('hr-field')?.focus()
  }

  private readonly close = async () => {
    this.typing.cancel()
    this.isAdding = false
    await this.updateComplete
    this.begin?.focus()
  }

  private async add(feature: Feature) {
    const { launch } = this
    await this.close()
    await setFeature(launch, asPromoted(feature), true)
  }

  private async takeOut(feature: LaunchFeature) {
    this.begin?.focus()
    await setFeature(this.launch, feature, false)
  }

  override render() {
    const { launch, isFixed } = this
    return html`
      <h2>${t('promotes')}</h2>
      <ul>
        ${launch.features.map((feature) => this.renderFeature(feature))}
      </ul>
      ${
        isFixed
          ? nothing
          : this.isAdding
            ? this.renderAdding()
            : html`<button class="quiet begin" @click=${this.open}>${t('promoting.add')}</button>`
      }
    `
  }

  private renderFeature(feature: LaunchFeature) {
    const isLast = this.launch.features.length === 1
    return html`<li class="promoted">
      <div>
        <a href=${`/features/${feature.id}`}>${feature.title}</a>
        ${feature.isConfidential ? html`<hr-lock></hr-lock>` : nothing}
        <div><hr-grade .grade=${feature.grade}></hr-grade></div>
      </div>
      ${
        this.isFixed
          ? nothing
          : html`<button
              class="icon quiet"
              aria-label=${t('promoting.remove', { title: feature.title })}
              title=${isLast ? t('promoting.atLeastOne') : t('promoting.remove', { title: feature.title })}
              ?disabled=${isLast}
              @click=${() => this.takeOut(feature)}
            >
              ✕
            </button>`
      }
    </li>`
  }

  private renderAdding() {
    return html`<div
      class="adding"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.isComposing) void this.close()
      }}
    >
      <hr-field
        type="search"
        .label=${t('promoting.search')}
        @value-typed=${this.typed}
        @value-changed=${(event: ValueChanged) => event.stopPropagation()}
      ></hr-field>
      ${this.found.render({
        pending: () => html`<p class="quiet-text">${common('loading')}</p>`,
        error: (error) => html`<p role="alert">${problemText(error)}</p>`,
        ready: (page) => this.renderFound(page),
      })}
      <button class="quiet" @click=${this.close}>${common('cancel')}</button>
    </div>`
  }

  private renderFound(page: FeaturePage) {
    const rest = page.items.filter(({ id }) => !this.launch.features.some((one) => one.id === id))
    if (rest.length === 0) return html`<p class="quiet-text" role="status">${t('promoting.noMatch')}</p>`
    return html`<ul>
      ${rest.slice(0, shown).map(
        (feature) =>
          html`<li>
            <button
              class="found"
              aria-label=${t('promoting.addNamed', { title: feature.title })}
              @click=${() => this.add(feature)}
            >
              <span>${feature.title}</span>
              <hr-grade .grade=${feature.grade}></hr-grade>
            </button>
          </li>`,
      )}
    </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-launch-features': HrLaunchFeatures
  }
}
