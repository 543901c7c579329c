import { css, html, nothing } from 'lit'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Difference } from '#server/domain/history/restoring.ts'
import type { VersionRequested } from '../events/version-requested.ts'
import { describeDifference } from '../formats/audit-event-values.ts'
import { historyText as t } from '../locales/history.ts'
import { common } from '../locales/common.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'
import './hr-history.ts'
import './hr-restore.ts'

/** What an element that shows the history of one thing adopts. */
export const entityHistoryStyles = [
  textStyles,
  buttonStyles,
  css`
    h2 {
      margin-bottom: var(--space-3);
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
]

/**
 * What happened to one thing, with a way back to its versions.
 * @param of.restorable the audit events after which the thing was something else than now
 * @param of.more shows more of it; undefined when that is all
 */
export function entityEvents(of: {
  auditEvents: AuditEvent[]
  currency: string
  restorable: ReadonlySet<string>
  look: (auditEventId: string) => unknown
  more: (() => void) | undefined
}) {
  if (of.auditEvents.length === 0) return html`<p class="quiet-text">${t('restore.none')}</p>`
  return html`<hr-history
      of-one
      .auditEvents=${of.auditEvents}
      .currency=${of.currency}
      .restorable=${of.restorable}
      @version-requested=${(event: VersionRequested) => of.look(event.auditEventId)}
    ></hr-history>
    ${of.more ? html`<button class="quiet" @click=${of.more}>${common('showMore')}</button>` : nothing}`
}

/** A version that someone looks at before it is restored; nothing while nobody looks at one. */
export function entityEarlier(
  earlier: { at: string; restored: readonly Difference[]; left: readonly Difference[] } | null,
  currency: string,
  acts: { close: () => void; restore: () => void },
) {
  if (!earlier) return nothing
  const was = (differences: readonly Difference[]) =>
    differences.map((one) => describeDifference(one, currency))
  return html`<hr-restore
    .at=${earlier.at}
    .restored=${was(earlier.restored)}
    .left=${was(earlier.left)}
    @closed=${acts.close}
    @save-requested=${acts.restore}
  ></hr-restore>`
}
