import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import { featureStages } from '#server/contracts/lists.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import '../../components/hr-grade.ts'
import type { HrInlineEdit } from '../../components/hr-inline-edit.ts'
import { AreaRequested } from './area-requested.ts'
import { ValueChanged } from '../../events/value-changed.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { featureStageName } from '../../locales/vocabulary.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { factEditor } from './fact.ts'
import { t } from '../../locales/feature.ts'

/** The value of the option that opens the form for a new area. */
const newArea = 'new'

/**
 * The head of a feature: product area, title, summary. Emits `value-changed` with a change, `area-requested`
 * for an area that does not exist yet.
 */
@customElement('hr-feature-head')
export class HrFeatureHead extends LocalizedElement {
  @property({ attribute: false }) feature!: Feature
  @property({ attribute: false }) areas: ProductArea[] = []
  @property({ type: Boolean }) disabled = false
  @property({ type: Boolean, attribute: 'may-create-area' }) mayCreateArea = false

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      .kicker {
        gap: var(--space-1) var(--space-4);
        min-height: 28px;
      }
      .kicker > a {
        display: inline-flex;
      }
      .kicker a {
        white-space: nowrap;
      }
      a.out {
        display: inline-block;
        min-width: 24px;
        min-height: 24px;
        line-height: 24px;
        text-align: center;
        text-decoration: none;
      }
      h1 {
        margin: var(--space-2) 0 var(--space-3);
      }
      h1.long {
        font-size: clamp(1.75rem, 3.1vw, var(--step-3));
        line-height: 1.25;
      }
      .key {
        font-family: var(--font-figure);
        font-size: 0.9em;
      }
    `,
  ]

  /** Opens the title for editing. */
  editTitle(): void {
    void this.renderRoot.querySelector<HrInlineEdit>('#title')?.edit()
  }

  private readonly emit = (change: FeatureChange, base: unknown) => {
    if (change.productAreaId === newArea) this.dispatchEvent(new AreaRequested())
    else this.dispatchEvent(new ValueChanged(change, base))
  }

  override render() {
    const { feature, disabled: isDisabled } = this
    return html`
      <div class="kicker">
        <a class="quiet" href="/features/${feature.id}/grading"
          ><hr-grade .grade=${feature.grade}></hr-grade
        ></a>
        ${this.renderArea()}
        ${factEditor(
          {
            field: 'stage',
            feature,
            type: 'select',
            value: feature.stage,
            options: featureStages.map((value) => ({ value, label: featureStageName(value) })),
            isRequired: true,
            isDisabled,
          },
          this.emit,
        )}
        <span class="key"
          >${factEditor(
            {
              field: 'externalKey',
              feature,
              value: feature.externalKey ?? '',
              placeholder: t('keyPlaceholder'),
              isDisabled,
            },
            this.emit,
          )}</span
        >
        ${this.renderLink()}
      </div>
      <h1 class=${feature.title.length > 40 ? 'long' : ''}>
        ${factEditor({ field: 'title', feature, value: feature.title, isRequired: true, isDisabled }, this.emit)}
      </h1>
      <div class="lede">
        ${factEditor(
          {
            field: 'summary',
            feature,
            type: 'textarea',
            value: feature.summary ?? '',
            placeholder: t('summaryPlaceholder'),
            isDisabled,
          },
          this.emit,
        )}
      </div>
    `
  }

  private renderArea() {
    const options = [
      { value: '', label: t('areaPlaceholder') },
      ...this.areas.map((area) => ({ value: area.id, label: area.name })),
      ...(this.mayCreateArea ? [{ value: newArea, label: t('area.create') }] : []),
    ]
    const { productArea } = this.feature
    return factEditor(
      {
        field: 'productAreaId',
        feature: this.feature,
        type: 'select',
        value: productArea?.id ?? '',
        shows: productArea?.name,
        options,
        placeholder: t('areaPlaceholder'),
        isDisabled: this.disabled,
      },
      this.emit,
    )
  }

  private renderLink() {
    const link = this.feature.externalLink
    if (!link && this.disabled) return nothing
    return html`<span
      >${factEditor(
        {
          field: 'externalLink',
          feature: this.feature,
          type: 'url',
          value: link ?? '',
          shows: link ? hostOf(link) : '',
          placeholder: t('linkPlaceholder'),
          isDisabled: this.disabled,
        },
        this.emit,
      )}${
        link
          ? html` <a
              class="out"
              href=${link}
              target="_blank"
              rel="noopener noreferrer"
              aria-label=${t('openLink', { link })}
              >↗</a
            >`
          : nothing
      }</span
    >`
  }
}

/** The host of a URL, short enough for a line of facts. */
function hostOf(link: string): string {
  try {
    return new URL(link).hostname
  } catch {
    return link
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-head': HrFeatureHead
  }
}
