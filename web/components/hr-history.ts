import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { VersionRequested } from '../events/version-requested.ts'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { originText } from '../formats/audit-sentences.ts'
import { auditText } from '../locales/audit.ts'
import { groupAuditEvents, describeEvent, describeEvents } from '../formats/audit-event-text.ts'
import type { SentencePart } from '../formats/audit-event-text.ts'
import type { RecordedChange } from '../formats/audit-event-values.ts'
import { dateAndTime, dayHeading, dayOf, longDate, relativeDays, timeOfDay } from '../formats/dates.ts'
import { historyText as t } from '../locales/history.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'
import { historyStyles } from './history-styles.ts'

/**
 * An audit log, newest first, grouped by day, one sentence per audit event, repeated events folded into one.
 * The log of one entity shows every event separately, with a button to restore that version; emits
 * `version-requested`.
 */
@customElement('hr-history')
export class HrHistory extends LocalizedElement {
  @property({ attribute: false }) auditEvents: AuditEvent[] = []
  /** Currency of the workspace, for amounts. */
  @property() currency = ''
  @property() today: PlainDate | '' = ''
  /** Shows the origin of each audit event. */
  @property({ type: Boolean, attribute: 'audit', reflect: true }) isAudit = false
  /** All events are about the entity of this page. */
  @property({ type: Boolean, attribute: 'of-one', reflect: true }) isOfOne = false
  /** Ids of the audit events after which the entity differed from its current state. */
  @property({ attribute: false }) restorable: ReadonlySet<string> = new Set()

  static override styles = [textStyles, buttonStyles, historyStyles]

  private get days(): [PlainDate, AuditEvent[]][] {
    const days = new Map<PlainDate, AuditEvent[]>()
    for (const auditEvent of this.auditEvents) {
      const day = dayOf(auditEvent.at)
      days.set(day, [...(days.get(day) ?? []), auditEvent])
    }
    return [...days]
  }

  override render() {
    return this.days.map(
      ([day, auditEvents]) =>
        html`<section>
          <header>
            ${this.renderDay(day)}
            <p class="quiet-text">${this.today ? relativeDays(day, this.today) : nothing}</p>
          </header>
          <ol>
            ${(this.isOfOne ? auditEvents.map((auditEvent) => [auditEvent]) : groupAuditEvents(auditEvents)).map((group, index, all) => this.renderGroup(group, all[index - 1]))}
          </ol>
        </section>`,
    )
  }

  private renderDay(day: PlainDate) {
    const time = html`<time datetime=${day}>${dayHeading(day)}</time>`
    return this.isOfOne ? html`<h3>${time}</h3>` : html`<h2>${time}</h2>`
  }

  private renderGroup(group: AuditEvent[], previous: AuditEvent[] | undefined) {
    const [first] = group
    if (!first) return nothing
    const clock = timeOfDay(first.at)
    // A repeated minute is shown once and only read by screen readers after that.
    const isSaid = previous?.[0] !== undefined && timeOfDay(previous[0].at) === clock
    return html`<li>
      <span class="clock"
        ><time class=${isSaid ? 'visually-hidden' : ''} datetime=${first.at} title=${dateAndTime(first.at)}
          >${clock}</time
        ></span
      >
      ${group.length === 1 ? this.renderAuditEvent(first) : this.renderAuditEvents(group)}
    </li>`
  }

  private renderAuditEvent(auditEvent: AuditEvent) {
    const told = describeEvent(auditEvent, this.currency, this.isOfOne)
    return html`<div class="says">
      <p>
        ${told.pieces.map((piece) => this.renderPiece(piece, this.isOfOne ? '' : told.href))}
        ${this.restorable.has(auditEvent.id) ? this.renderRestore(auditEvent) : nothing}
      </p>
      ${this.renderChanges(told.changes)} ${this.renderAudit(auditEvent)}
    </div>`
  }

  /** Origin of the event, for auditors, and whether values were removed from it. */
  private renderAudit(auditEvent: AuditEvent) {
    const { redactedAt } = auditEvent
    return html`${
      redactedAt
        ? html`<p class="redacted">${auditText('redacted', { date: longDate(dayOf(redactedAt)) })}</p>`
        : nothing
    }
    ${this.isAudit ? html`<p class="from">${originText(auditEvent)}</p>` : nothing}`
  }

  private renderRestore({ id, at }: AuditEvent) {
    return html`<button
      class="quiet restore"
      aria-label=${t('restore.doOf', { at: dateAndTime(at) })}
      @click=${() => this.dispatchEvent(new VersionRequested(id))}
    >
      ${t('restore.do')}
    </button>`
  }

  private renderAuditEvents(auditEvents: AuditEvent[]) {
    return html`<details class="says">
      <summary>${describeEvents(auditEvents).map((piece) => this.renderPiece(piece, ''))}</summary>
      <ol>
        ${auditEvents.map((auditEvent) => {
          const { pieces, href, changes } = describeEvent(auditEvent, this.currency)
          const entity = pieces.filter((piece) => piece.kind === 'entity')
          return html`<li>
            ${entity.map((piece) => this.renderPiece(piece, href))} ${this.renderChanges(changes)}
            ${this.renderAudit(auditEvent)}
          </li>`
        })}
      </ol>
    </details>`
  }

  private renderPiece({ kind, text }: SentencePart, href: string) {
    if (kind === 'who') return html`<b>${text}</b>`
    return kind === 'entity' && href ? html`<a href=${href}>${text}</a>` : text
  }

  private renderChanges(changes: RecordedChange[]) {
    if (changes.length === 0) return nothing
    return html`<dl class="changes">
      ${changes.map(
        (change) =>
          html`<div>
            <dt>${change.name}</dt>
            <dd>${this.renderChange(change)}</dd>
          </div>`,
      )}
    </dl>`
  }

  private renderChange({ before, after, isLong }: RecordedChange) {
    if (isLong && before === after) return t('rewritten')
    if (isLong) return this.renderWordings(before, after)
    if (before === '') return html`<ins>${after}</ins>`
    return html`<del>${before}</del> → <ins>${after || t('nothing')}</ins>`
  }

  private renderWordings(before: string, after: string) {
    return html`<details class="wordings">
      <summary>${t(after === '' ? 'cleared' : before === '' ? 'added' : 'rewritten')}</summary>
      ${before === '' ? nothing : html`<del>${before}</del>`}
      ${after === '' ? nothing : html`<ins>${after}</ins>`}
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-history': HrHistory
  }
}
