import { css, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { grades } from '#server/contracts/lists.ts'
import '../components/hr-channel.ts'
import '../components/hr-channel-small.ts'
import '../components/hr-grade.ts'
import '../components/hr-vessel.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { fieldStyles } from '../styles/fields.ts'
import { textStyles } from '../styles/text.ts'
import { bands, finished, later, launchDate, progressOf, today, underWay, wellOn } from './samples.ts'
import { t } from '../locales/gallery.ts'

/** Gallery of the channel and the vessel: every grade and state, with controls to try them. */
@customElement('hr-water-gallery')
export class HrWaterGallery extends LocalizedElement {
  @state() private share = 40
  @state() private total = 56
  @state() private unknown = 0
  @state() private isHeld = false

  static override styles = [
    textStyles,
    fieldStyles,
    css`
      section {
        display: grid;
        gap: var(--space-5);
        margin-top: var(--space-5);
      }
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
        gap: var(--space-4) var(--space-6);
      }
      .vessels {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
        gap: var(--space-5) var(--space-6);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-4);
        align-items: center;
      }
      input[type='range'] {
        width: min(100%, 280px);
        accent-color: var(--accent);
      }
    `,
  ]

  private readonly read = (event: Event) => Number((event.target as HTMLInputElement).value)

  override render() {
    const share = this.share / 100
    const played = progressOf(
      [11, 6, 7, 9, 5, 6, 7].map((count) => [Math.round(count * share), count] as const),
    )
    return html`
      <section>
        <h3>hr-channel</h3>
        <label>
          ${t('done')}
          <input
            type="range"
            .value=${String(this.share)}
            @input=${(event: Event) => (this.share = this.read(event))}
          />
        </label>
        <hr-channel
          grade="big-scenario"
          .progress=${played}
          .launchDate=${launchDate}
          .today=${today}
        ></hr-channel>
        ${grades.map(
          (grade) =>
            html`<hr-grade .grade=${grade}></hr-grade>
              <hr-channel
                .grade=${grade}
                .progress=${underWay}
                .launchDate=${launchDate}
                .today=${today}
              ></hr-channel>`,
        )}
        <hr-channel
          grade="concept-campaign"
          .progress=${wellOn}
          .launchDate=${launchDate}
          .today=${later}
        ></hr-channel>
        <hr-channel
          grade="small-scenario"
          .progress=${finished}
          .launchDate=${launchDate}
          today="2027-09-12"
        ></hr-channel>
        <hr-grade></hr-grade>
        <hr-channel></hr-channel>
        <div class="cards">
          ${grades.map(
            (grade) =>
              html`<hr-channel-small
                .grade=${grade}
                .progress=${underWay}
                .launchDate=${launchDate}
                .today=${today}
              ></hr-channel-small>`,
          )}
          <hr-channel-small
            grade="big-scenario"
            .progress=${wellOn}
            .launchDate=${launchDate}
            .today=${later}
          ></hr-channel-small>
          <hr-channel-small></hr-channel-small>
        </div>
        <div class="line">
          ${grades.map((grade) => html`<hr-grade .grade=${grade} mark-only></hr-grade>`)}
        </div>
      </section>
      <section>
        <h3>hr-vessel</h3>
        <div class="line">
          <label>
            ${t('total')}
            <input
              type="range"
              .value=${String(this.total)}
              @input=${(event: Event) => (this.total = this.read(event))}
            />
          </label>
          <label>
            ${t('unknown')}
            <input
              type="range"
              max="40"
              .value=${String(this.unknown)}
              @input=${(event: Event) => (this.unknown = this.read(event))}
            />
          </label>
          <label class="check">
            <input
              type="checkbox"
              @change=${(event: Event) => (this.isHeld = (event.target as HTMLInputElement).checked)}
            />
            ${t('gateHolds')}
          </label>
        </div>
        <div class="vessels">
          <hr-vessel
            .bands=${bands}
            .low=${this.total}
            .high=${Math.min(100, this.total + this.unknown)}
            .lids=${this.isHeld ? [{ cap: 'small-scenario' as const, reason: t('gateHolds') }] : []}
          ></hr-vessel>
          <hr-vessel
            .bands=${bands}
            .low=${67}
            .high=${67}
            grade="small-scenario"
            .lids=${[{ cap: 'small-scenario' as const, reason: t('gateHolds') }]}
          ></hr-vessel>
          <hr-vessel .bands=${bands} .low=${52} .high=${72}></hr-vessel>
          <hr-vessel .bands=${bands} .low=${91} .high=${91} grade="concept-campaign"></hr-vessel>
          <hr-vessel .bands=${bands}></hr-vessel>
        </div>
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-water-gallery': HrWaterGallery
  }
}
