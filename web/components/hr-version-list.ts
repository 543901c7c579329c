import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { PersonRef } from '#server/contracts/primitives.ts'
import { dayOf, longDate } from '../formats/dates.ts'
import { versionText as t } from '../locales/versions.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { textStyles } from '../styles/text.ts'

/** One published version of a rubric or a playbook. */
export type ListedVersion = {
  version: number
  note: string | null
  publishedAt: string
  publishedBy: PersonRef | null
  isCurrent: boolean
}

/** The versions of a rubric or a playbook, newest first, each a link to `?version=…` of this page. */
@customElement('hr-version-list')
export class HrVersionList extends LocalizedElement {
  @property({ attribute: false }) versions: readonly ListedVersion[] = []
  /** The version shown on the page. */
  @property({ type: Number }) shown = 0
  /** Path of the page. */
  @property() path = ''

  static override styles = [
    textStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        align-items: baseline;
        padding: 8px 0;
        border-bottom: 1px solid var(--rule);
      }
      li[aria-current] a {
        color: var(--ink);
        font-weight: 600;
        text-decoration: none;
      }
      li > :first-child {
        min-width: 9rem;
      }
      small {
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      .note {
        flex: 1 1 12rem;
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      .note:empty {
        flex-basis: 0;
      }
    `,
  ]

  override render() {
    const newestFirst = [...this.versions].sort((one, other) => other.version - one.version)
    return html`<ul>
      ${newestFirst.map(
        (one) =>
          html`<li aria-current=${one.version === this.shown ? 'true' : nothing}>
            <span
              ><a href=${one.isCurrent ? this.path : `${this.path}?version=${one.version}`}
                >${t('version', { version: one.version })}</a
              >
              ${one.isCurrent ? html`<small>${t('current')}</small>` : nothing}</span
            >
            <span class="note">${one.note ?? nothing}</span>
            <small>${this.origin(one)}</small>
          </li>`,
      )}
    </ul>`
  }

  private origin(one: ListedVersion): string {
    const date = longDate(dayOf(one.publishedAt))
    return t('by', { date, name: one.publishedBy?.name ?? t('shipped') })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-version-list': HrVersionList
  }
}
