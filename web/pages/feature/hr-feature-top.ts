import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Feature } from '#server/contracts/features.ts'
import type { Session } from '#server/contracts/session.ts'
import '../../components/hr-presence.ts'
import { setArchived } from '../../entities/archiving.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { whyNot } from '../../session/permissions.ts'
import type { Present } from '../../live/presence-context.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/feature.ts'

/** The line above a feature: back link, save state, archiving. */
@customElement('hr-feature-top')
export class HrFeatureTop extends LocalizedElement {
  @property({ attribute: false }) feature!: Feature
  @property({ attribute: false }) session: Session | undefined
  /** Save state text; '' when nothing was edited. */
  @property() says = ''
  /** Other people viewing the feature. */
  @property({ attribute: false }) people: readonly Present[] = []

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      div,
      .state {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
        align-items: center;
      }
      div {
        justify-content: space-between;
        min-height: 28px;
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      a {
        color: var(--ink-2);
        text-decoration: none;
      }
      a:hover {
        text-decoration: underline;
      }
      button {
        font-size: var(--step--1);
      }
    `,
  ]

  override render() {
    const { pmOwner, archivedAt } = this.feature
    const why = whyNot(this.session, 'feature.archive', { ownerIds: pmOwner ? [pmOwner.id] : [] })
    return html`<div>
      <a href="/features">${t('back')}</a>
      <span class="state">
        <hr-presence .people=${this.people}></hr-presence>
        <span role="status">${this.says}</span>
        ${
          archivedAt === null
            ? html`<button
                class="quiet"
                aria-disabled=${why ? 'true' : nothing}
                title=${why || nothing}
                @click=${() => why || setArchived('feature', this.feature, true)}
              >
                ${common('archive')}
              </button>`
            : nothing
        }
      </span>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-top': HrFeatureTop
  }
}
