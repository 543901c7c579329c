import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Launch } from '#server/contracts/launches.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import '../../components/hr-channel-small.ts'
import '../../components/hr-lock.ts'
import { longDate, relativeDays } from '../../formats/dates.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { vocabulary } from '../../locales/vocabulary.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/feature.ts'

/** The launches that include a feature, each with its channel. */
@customElement('hr-feature-launches')
export class HrFeatureLaunches extends LocalizedElement {
  @property({ attribute: false }) launches: Launch[] = []
  @property() today: PlainDate | '' = ''
  @property() featureId = ''
  /** Why the reader may not create a launch; '' when they may. */
  @property({ attribute: 'why-not' }) whyNot = ''

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      h2 {
        margin-bottom: var(--space-2);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 200px;
        gap: var(--space-2) var(--space-5);
        align-items: center;
        padding: var(--space-3) 0;
        border-top: 1px solid var(--rule);
      }
      li a {
        font-weight: 500;
        overflow-wrap: anywhere;
      }
      li p {
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .none {
        color: var(--ink-2);
      }
      .start {
        margin-top: var(--space-3);
      }
      @media (max-width: 560px) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  override render() {
    return html`<h2>${t('launches.title')}</h2>
      ${
        this.launches.length === 0
          ? html`<p class="none">${t('launches.none')}</p>`
          : html`<ul>
              ${this.launches.map((launch) => this.renderLaunch(launch))}
            </ul>`
      }
      <p class="start">
        ${
          this.whyNot
            ? html`<button aria-disabled="true" title=${this.whyNot}>${t('launches.start')}</button>`
            : html`<a class="button" href="/launches/new?features=${this.featureId}"
                >${t('launches.start')}</a
              >`
        }
      </p>`
  }

  private renderLaunch(launch: Launch) {
    const { launchDate } = launch
    const distance = launchDate && this.today ? ` · ${relativeDays(launchDate, this.today)}` : ''
    return html`<li>
      <div>
        <a class="quiet" href="/launches/${launch.id}">${launch.title}</a>
        ${launch.isConfidential ? html`<hr-lock></hr-lock>` : nothing}
        <p>
          ${vocabulary(`launchStatus.${launch.status}`)} ·
          ${launchDate ? `${longDate(launchDate)}${distance}` : t('launches.noDate')}
        </p>
      </div>
      <hr-channel-small
        .grade=${launch.grade}
        .progress=${launch.progress}
        .launchDate=${launchDate}
        .today=${this.today || null}
      ></hr-channel-small>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-launches': HrFeatureLaunches
  }
}
