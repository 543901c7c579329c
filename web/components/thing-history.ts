import { css, html, nothing } from 'lit'
import type { Activity } from '#server/contracts/activity.ts'
import type { Difference } from '#server/domain/history/restoring.ts'
import type { VersionAsked } from '../events/version-asked.ts'
import { toldDifference } from '../state/deed-values.ts'
import { historyText as t } from '../state/history-text.ts'
import { common } from '../state/messages.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'
import './hr-history.ts'
import './hr-restore.ts'

/** What an element that shows the history of one thing adopts. */
export const thingHistoryStyles = [
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
 * @param of.restorable the deeds after which the thing was something else than now
 * @param of.more shows more of it; undefined when that is all
 */
export function thingDeeds(of: {
  deeds: Activity[]
  currency: string
  restorable: ReadonlySet<string>
  look: (deedId: string) => unknown
  more: (() => void) | undefined
}) {
  if (of.deeds.length === 0) return html`<p class="quiet-text">${t('restore.none')}</p>`
  return html`<hr-history
      of-one
      .deeds=${of.deeds}
      .currency=${of.currency}
      .restorable=${of.restorable}
      @version-asked=${(event: VersionAsked) => of.look(event.deedId)}
    ></hr-history>
    ${of.more ? html`<button class="quiet" @click=${of.more}>${common('showMore')}</button>` : nothing}`
}

/** A version that someone looks at before it is restored; nothing while nobody looks at one. */
export function thingEarlier(
  earlier: { at: string; restored: readonly Difference[]; left: readonly Difference[] } | null,
  currency: string,
  acts: { close: () => void; restore: () => void },
) {
  if (!earlier) return nothing
  const was = (differences: readonly Difference[]) => differences.map((one) => toldDifference(one, currency))
  return html`<hr-restore
    .at=${earlier.at}
    .restored=${was(earlier.restored)}
    .left=${was(earlier.left)}
    @closed=${acts.close}
    @save-asked=${acts.restore}
  ></hr-restore>`
}
