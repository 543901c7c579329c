import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Activity } from '#server/contracts/activity.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { groupDeeds, tellDeed, tellDeeds } from '../state/deed-text.ts'
import type { Piece } from '../state/deed-text.ts'
import type { ToldChange } from '../state/deed-values.ts'
import { dateAndTime, dayHeading, dayOf, relativeDays, timeOfDay } from '../state/formats.ts'
import { historyText as t } from '../state/history-text.ts'
import { LocalizedElement } from '../state/localized-element.ts'
import { textStyles } from '../styles/text.ts'

/** What happened, newest first: a head a day in the margin, a sentence a deed, repetitions folded into one. */
@customElement('hr-history')
export class HrHistory extends LocalizedElement {
  @property({ attribute: false }) deeds: Activity[] = []
  /** Of the workspace, for amounts. */
  @property() currency = ''
  @property() today: PlainDate | '' = ''

  static override styles = [
    textStyles,
    css`
      section {
        display: grid;
        grid-template-columns: 208px minmax(0, 1fr);
        gap: var(--space-2) var(--space-6);
        padding: var(--space-5) 0;
        border-top: 1px solid var(--rule-strong);
      }
      h2 {
        font-size: var(--step-1);
        line-height: 1.35;
      }
      li {
        display: grid;
        grid-template-columns: 52px minmax(0, 1fr);
        padding: 5px 0;
      }
      .clock {
        color: var(--ink-3);
        font-size: var(--step--1);
        font-variant-numeric: tabular-nums;
        line-height: 1.75;
      }
      .says {
        max-width: 74ch;
        overflow-wrap: anywhere;
      }
      b {
        font-weight: 600;
      }
      .changes {
        display: grid;
        gap: 1px;
        margin-top: 2px;
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .changes dt,
      .changes dd {
        display: inline;
      }
      .changes dt {
        color: var(--ink-3);
        margin-inline-end: 6px;
      }
      .changes del {
        color: var(--ink-3);
        text-decoration-thickness: 1px;
      }
      .changes ins {
        text-decoration: none;
      }
      summary {
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary::after {
        content: '';
        display: inline-block;
        width: 6px;
        height: 6px;
        margin-inline-start: 9px;
        border: solid var(--ink-3);
        border-width: 0 1.5px 1.5px 0;
        rotate: 45deg;
        translate: 0 -3px;
      }
      [open] > summary::after {
        rotate: 225deg;
        translate: 0 0;
      }
      details ol {
        margin: var(--space-1) 0 var(--space-2);
        padding-inline-start: var(--space-3);
        border-inline-start: 1px solid var(--rule);
        color: var(--ink-2);
      }
      details ol li {
        display: block;
        padding: 2px 0;
      }
      @media (max-width: 820px) {
        section {
          grid-template-columns: minmax(0, 1fr);
        }
        li {
          grid-template-columns: 48px minmax(0, 1fr);
        }
      }
      @media print {
        li {
          break-inside: avoid;
        }
      }
    `,
  ]

  private get days(): [PlainDate, Activity[]][] {
    const days = new Map<PlainDate, Activity[]>()
    for (const deed of this.deeds) {
      const day = dayOf(deed.at)
      days.set(day, [...(days.get(day) ?? []), deed])
    }
    return [...days]
  }

  override render() {
    return this.days.map(
      ([day, deeds]) =>
        html`<section>
          <header>
            <h2><time datetime=${day}>${dayHeading(day)}</time></h2>
            <p class="quiet-text">${this.today ? relativeDays(day, this.today) : nothing}</p>
          </header>
          <ol>
            ${groupDeeds(deeds).map((group, index, all) => this.renderGroup(group, all[index - 1]))}
          </ol>
        </section>`,
    )
  }

  private renderGroup(group: Activity[], previous: Activity[] | undefined) {
    const [first] = group
    if (!first) return nothing
    const clock = timeOfDay(first.at)
    // The same minute is said once and only read aloud again.
    const isSaid = previous?.[0] !== undefined && timeOfDay(previous[0].at) === clock
    return html`<li>
      <span class="clock"
        ><time class=${isSaid ? 'visually-hidden' : ''} datetime=${first.at} title=${dateAndTime(first.at)}
          >${clock}</time
        ></span
      >
      ${group.length === 1 ? this.renderDeed(first) : this.renderDeeds(group)}
    </li>`
  }

  private renderDeed(deed: Activity) {
    const told = tellDeed(deed, this.currency)
    return html`<div class="says">
      <p>${told.pieces.map((piece) => this.renderPiece(piece, told.href))}</p>
      ${this.renderChanges(told.changes)}
    </div>`
  }

  private renderDeeds(deeds: Activity[]) {
    return html`<details class="says">
      <summary>${tellDeeds(deeds).map((piece) => this.renderPiece(piece, ''))}</summary>
      <ol>
        ${deeds.map((deed) => {
          const { pieces, href, changes } = tellDeed(deed, this.currency)
          const thing = pieces.filter((piece) => piece.kind === 'thing')
          return html`<li>
            ${thing.map((piece) => this.renderPiece(piece, href))} ${this.renderChanges(changes)}
          </li>`
        })}
      </ol>
    </details>`
  }

  private renderPiece({ kind, text }: Piece, href: string) {
    if (kind === 'who') return html`<b>${text}</b>`
    return kind === 'thing' && href ? html`<a href=${href}>${text}</a>` : text
  }

  private renderChanges(changes: ToldChange[]) {
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

  private renderChange({ before, after, isLong }: ToldChange) {
    if (isLong) return t(after === '' ? 'cleared' : before === '' ? 'added' : 'rewritten')
    if (before === '') return html`<ins>${after}</ins>`
    return html`<del>${before}</del> → <ins>${after || t('nothing')}</ins>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-history': HrHistory
  }
}
