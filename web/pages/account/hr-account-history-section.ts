import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { ActivityPage } from '#server/contracts/activity.ts'
import { listAccountHistory } from '../../api/activity.ts'
import '../../components/hr-history.ts'
import '../../components/hr-skeleton.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { problemText } from '../../formats/problem-text.ts'
import { common } from '../../locales/common.ts'
import { keepPrevious, Query } from '../../queries/query.ts'
import { sectionStyles } from './account-styles.ts'
import { t } from '../../locales/account.ts'

const firstShown = 5
const mostShown = 200

/** What happened to the account of the signed-in person: sign-ins, passwords, tokens, their role. */
@customElement('hr-account-history-section')
export class HrAccountHistorySection extends LocalizedElement {
  private limit = firstShown

  private readonly history = new Query<ActivityPage>(this, () => ({
    queryKey: ['activity', 'own-account', this.limit],
    queryFn: () => listAccountHistory(this.limit),
    placeholderData: keepPrevious,
  }))

  static override styles = sectionStyles

  private readonly showMore = () => {
    this.limit = Math.min(mostShown, this.limit * 4)
    this.requestUpdate()
  }

  override render() {
    return html`
      <h2>${t('history.title')}</h2>
      <div class="body">
        <p class="said">${t('history.lede')}</p>
        ${this.history.render({
          pending: () => html`<hr-skeleton lines="5"></hr-skeleton>`,
          error: (error) => html`<p role="alert">${problemText(error)}</p>`,
          ready: ({ items, nextCursor }) =>
            html`<hr-history of-one audit .auditEvents=${items}></hr-history> ${
                nextCursor && this.limit < mostShown
                  ? html`<button class="quiet" @click=${this.showMore}>${common('showMore')}</button>`
                  : nothing
              }`,
        })}
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-account-history-section': HrAccountHistorySection
  }
}
