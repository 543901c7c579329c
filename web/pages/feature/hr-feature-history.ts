import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ActivityPage } from '#server/contracts/activity.ts'
import { listActivity } from '../../api/activity.ts'
import '../../components/hr-skeleton.ts'
import { dateAndTime } from '../../state/formats.ts'
import { LocalizedElement } from '../../state/localized-element.ts'
import { common } from '../../state/messages.ts'
import { problemText } from '../../state/problem-text.ts'
import { keepPrevious, Query } from '../../state/queries.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { tell, type Wording } from './history-sentences.ts'
import { t } from './words.ts'

const firstShown = 20
const most = 200

/** Everything that happened to a feature, newest first, told in sentences. */
@customElement('hr-feature-history')
export class HrFeatureHistory extends LocalizedElement {
  @property() featureId = ''
  @property() currency = 'USD'
  @state() private limit = firstShown

  private readonly activity = new Query<ActivityPage>(this, () => ({
    queryKey: ['activity', 'feature', this.featureId, this.limit],
    queryFn: () => listActivity({ noun: 'feature', thingId: this.featureId, limit: this.limit }),
    placeholderData: keepPrevious,
  }))

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      h2 {
        margin-bottom: var(--space-3);
      }
      ul {
        margin-top: 2px;
        padding-inline-start: var(--space-4);
        border-inline-start: 2px solid var(--rule);
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      ol > li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--space-5);
        align-items: baseline;
        padding: 7px 0;
        border-top: 1px solid var(--rule);
      }
      time {
        color: var(--ink-3);
        font-size: var(--step--1);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      p {
        overflow-wrap: anywhere;
      }
      details {
        grid-column: 1 / -1;
        margin-top: 2px;
      }
      summary {
        color: var(--ink-3);
        font-size: var(--step--1);
        cursor: pointer;
      }
      dl {
        display: grid;
        gap: var(--space-2);
        margin: var(--space-2) 0;
        padding-inline-start: var(--space-4);
        border-inline-start: 2px solid var(--rule-strong);
      }
      dt {
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      dd {
        max-width: var(--measure);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      button {
        margin-top: var(--space-3);
      }
      @media (max-width: 560px) {
        ol > li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  override render() {
    return html`<h2>${t('history.title')}</h2>
      ${this.activity.render({
        pending: () => html`<hr-skeleton lines="4"></hr-skeleton>`,
        error: (error) => html`<p class="quiet-text">${problemText(error)}</p>`,
        ready: (page) => this.renderPage(page),
      })}`
  }

  private renderPage({ items, nextCursor }: ActivityPage) {
    if (items.length === 0) return html`<p class="quiet-text">${t('history.none')}</p>`
    return html`<ol>
        ${items.map((activity) => {
          const { sentence, parts, wordings } = tell(activity, this.currency)
          return html`<li>
            <div>
              <p>${sentence}</p>
              ${
                parts
                  ? html`<ul>
                      ${parts.map((one) => html`<li>${one}</li>`)}
                    </ul>`
                  : nothing
              }
            </div>
            <time datetime=${activity.at}>${dateAndTime(activity.at)}</time>
            ${wordings.length > 0 ? this.renderWordings(wordings) : nothing}
          </li>`
        })}
      </ol>
      ${
        nextCursor && this.limit < most
          ? html`<button class="quiet" @click=${() => (this.limit = Math.min(most, this.limit * 4))}>
              ${common('showMore')}
            </button>`
          : nothing
      }`
  }

  private renderWordings(wordings: Wording[]) {
    const shown = (text: string) => text || html`<i class="quiet-text">${t('history.empty')}</i>`
    return html`<details>
      <summary>${t('history.wording')}</summary>
      ${wordings.map(
        ({ name, before, after }) =>
          html`<dl>
            <div>
              <dt>${name} · ${t('history.before')}</dt>
              <dd>${shown(before)}</dd>
            </div>
            <div>
              <dt>${name} · ${t('history.after')}</dt>
              <dd>${shown(after)}</dd>
            </div>
          </dl>`,
      )}
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-history': HrFeatureHistory
  }
}
