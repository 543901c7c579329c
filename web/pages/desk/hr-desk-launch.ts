import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Launch } from '#server/contracts/launches.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import '../../components/hr-channel-small.ts'
import { concernText } from '../../locales/concerns.ts'
import { longDate, relativeDays } from '../../formats/dates.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { gradeName } from '../../locales/vocabulary.ts'
import { personName } from '../../formats/person-name.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/desk.ts'

/** A launch whose plan needs attention: its concerns and its channel. */
@customElement('hr-desk-launch')
export class HrDeskLaunch extends LocalizedElement {
  @property({ attribute: false }) launch!: Launch
  @property() today: PlainDate = ''

  static override styles = [
    textStyles,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 232px;
        gap: var(--space-1) var(--space-5);
        align-items: start;
      }
      h3 {
        font-size: 1.0625rem;
        font-weight: 500;
      }
      .kicker {
        display: block;
      }
      .kicker > :not(:last-child)::after {
        content: '·';
        margin-inline: 6px 4px;
        color: var(--ink-3);
      }
      .concerns {
        margin-top: var(--space-2);
      }
      .concerns li {
        display: flex;
        gap: 8px;
        align-items: baseline;
      }
      .concerns li::before {
        content: '';
        flex: none;
        width: 6px;
        height: 6px;
        border-radius: 50%;
        background: var(--warn);
        translate: 0 -2px;
      }
      .go {
        display: inline-block;
        margin-top: var(--space-2);
        padding: 2px 0;
      }
      @media (max-width: 640px) {
        article {
          grid-template-columns: minmax(0, 1fr);
        }
        hr-channel-small {
          margin-top: var(--space-2);
          grid-row: 2;
        }
      }
    `,
  ]

  override render() {
    const { launch, today } = this
    const { id, title, grade, launchDate } = launch
    return html`<article>
      <div>
        <h3><a class="quiet" href="/launches/${id}">${title}</a></h3>
        <p class="kicker">
          ${grade ? html`<span>${gradeName(grade)}</span>` : nothing}
          ${
            launchDate
              ? html`<span>${longDate(launchDate)}</span
                  >${today ? html`<span>${relativeDays(launchDate, today)}</span>` : nothing}`
              : html`<span>${t('launches.noDate')}</span>`
          }
          ${launch.owner ? html`<span>${personName(launch.owner)}</span>` : nothing}
        </p>
        <ul class="concerns">
          ${launch.concerns.map((concern) => html`<li>${this.says(concern)}</li>`)}
        </ul>
        <a class="go" href="/launches/${id}/plan" aria-label=${t('launches.planThing', { title })}
          >${t('launches.plan')}</a
        >
      </div>
      <hr-channel-small
        .grade=${grade}
        .progress=${launch.progress}
        .launchDate=${launchDate}
        .today=${today || null}
      ></hr-channel-small>
    </article>`
  }

  private says(concern: Launch['concerns'][number]) {
    if (concern !== 'tasks-overdue') return concernText(concern)
    const count = this.launch.progress.reduce((sum, phase) => sum + phase.overdue, 0)
    return t('launches.overdue', { count })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-desk-launch': HrDeskLaunch
  }
}
