import { html, nothing } from 'lit'
import type { Preview } from '#server/contracts/plans.ts'
import { pushSearch } from '../../navigation/location.ts'
import { noticeText } from './notice-text.ts'
import { t } from '../../locales/plan.ts'

/** The section of notices to read before confirming; nothing when there are none. */
export function noticesSection({ notices }: Preview) {
  if (notices.length === 0) return nothing
  return html`<section class="notices">
    <h2>${t('notices')}</h2>
    <ul>
      ${notices.map((notice) => {
        const { what, why } = noticeText(notice)
        const isQuiet = notice.code === 'holiday-in-channel' || notice.code === 'release-unknown'
        return html`<li class=${`notice ${isQuiet ? '' : 'warn'}`}>
          <b>${what}</b>${why}
          ${
            notice.code === 'lead-time-short'
              ? html`<button class="quiet" @click=${() => pushSearch({ show: 'short' })}>
                  ${t('notice.show')}
                </button>`
              : nothing
          }
        </li>`
      })}
    </ul>
  </section>`
}
