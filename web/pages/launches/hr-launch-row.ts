import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Launch } from '#server/contracts/launches.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import '../../components/hr-channel-small.ts'
import '../../components/hr-grade.ts'
import '../../components/hr-lock.ts'
import { longDate, relativeDays, shortDate } from '../../formats/dates.ts'
import { concernText } from '../../locales/concerns.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { vocabulary } from '../../locales/vocabulary.ts'
import { personName } from '../../formats/person-name.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/launches.ts'

/** One launch of the list: date, story, channel. */
@customElement('hr-launch-row')
export class HrLaunchRow extends LocalizedElement {
  @property({ attribute: false }) launch!: Launch
  @property() today: PlainDate = ''

  static override styles = [
    textStyles,
    css`
      article {
        display: grid;
        grid-template-columns: 104px minmax(0, 1fr) 240px;
        gap: var(--space-2) var(--space-5);
        padding: var(--space-5) 0;
        border-bottom: 1px solid var(--rule);
      }
      .day {
        padding-top: 3px;
        font-variant-numeric: tabular-nums;
      }
      .day b {
        display: block;
        font: 500 var(--step-1) / 1.3 var(--font-title);
      }
      .day small,
      .done {
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      h2 a {
        color: inherit;
        text-decoration: none;
      }
      h2 hr-lock {
        font-size: var(--step-0);
        vertical-align: 0.1em;
      }
      h2 a:hover {
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 0.16em;
      }
      .kicker {
        margin-top: var(--space-1);
        gap: 2px var(--space-4);
      }
      .live {
        color: var(--accent);
        font-weight: 600;
      }
      .concerns {
        margin-top: var(--space-2);
        color: var(--warn);
        font-size: var(--step--1);
      }
      .concerns li::before {
        content: '';
        display: inline-block;
        width: 6px;
        height: 6px;
        margin-inline-end: 8px;
        border-radius: 50%;
        background: currentColor;
        vertical-align: 1px;
      }
      .done {
        margin-top: var(--space-1);
        font-variant-numeric: tabular-nums;
      }
      @media screen and (max-width: 820px) {
        article {
          grid-template-columns: minmax(0, 1fr);
          padding: var(--space-4) 0;
        }
        .day {
          display: flex;
          gap: var(--space-2);
          align-items: baseline;
          padding: 0;
        }
      }
      @media print {
        article {
          break-inside: avoid;
        }
      }
    `,
  ]

  /** Moves the focus to the launch's link. */
  override focus(): void {
    this.renderRoot.querySelector('a')?.focus()
  }

  override render() {
    const { launch } = this
    return html`<article>
      ${this.renderDay()}
      <div>
        <h2>
          <a href=${`/launches/${launch.id}`}>${launch.title}</a>
          ${isLocked(launch) ? html`<hr-lock></hr-lock>` : nothing}
        </h2>
        <p class="kicker">
          <hr-grade .grade=${launch.grade}></hr-grade>
          <span class=${launch.status}>${vocabulary(`launchStatus.${launch.status}`)}</span>
          <span title=${launch.features.map((one) => one.title).join('\n')}
            >${t('features', { count: launch.features.length })}</span
          >
          ${launch.owner ? html`<span>${personName(launch.owner)}</span>` : nothing}
        </p>
        ${
          launch.concerns.length > 0
            ? html`<ul class="concerns">
                ${launch.concerns
                  .filter((one) => one !== 'tasks-overdue')
                  .map((one) => html`<li>${concernText(one)}</li>`)}
              </ul>`
            : nothing
        }
      </div>
      ${this.renderChannel()}
    </article>`
  }

  private renderDay() {
    const { launchDate } = this.launch
    if (!launchDate) return html`<p class="day"><small>${t('noDate')}</small></p>`
    return html`<p class="day">
      <b
        ><time datetime=${launchDate} title=${longDate(launchDate)}
          >${shortDate(launchDate, this.today)}</time
        ></b
      >
      <small>${this.today ? relativeDays(launchDate, this.today) : ''}</small>
    </p>`
  }

  private renderChannel() {
    const { launch } = this
    const sum = (of: 'total' | 'done' | 'skipped' | 'overdue') =>
      launch.progress.reduce((total, phase) => total + phase[of], 0)
    const count = sum('total') - sum('skipped')
    const overdue = sum('overdue')
    return html`<div>
      <hr-channel-small
        .grade=${launch.grade}
        .progress=${launch.progress}
        .launchDate=${launch.launchDate}
        .today=${this.today || null}
      ></hr-channel-small>
      <p class="done">
        ${launch.status === 'draft' ? t('notPlanned') : t('planned', { done: sum('done'), count })}
        ${overdue > 0 ? html`<span class="late">· ${t('overdue', { count: overdue })}</span>` : nothing}
      </p>
    </div>`
  }
}

/** The launch is confidential itself, or through one of its features. */
const isLocked = ({ isConfidential, features }: Launch) =>
  isConfidential || features.some((one) => one.isConfidential)

declare global {
  interface HTMLElementTagNameMap {
    'hr-launch-row': HrLaunchRow
  }
}
