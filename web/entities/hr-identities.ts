import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Identity, IdentityList } from '#server/contracts/identities.ts'
import {
  listIdentities,
  listIdentitiesOf,
  relinkIdentityOf,
  unlinkIdentity,
  unlinkIdentityOf,
} from '../api/identities.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { dayOf, longDate } from '../formats/dates.ts'
import { problemText } from '../formats/problem-text.ts'
import { common } from '../locales/common.ts'
import { change } from '../queries/change.ts'
import { invalidate, Query } from '../queries/query.ts'
import { buttonStyles } from '../styles/buttons.ts'
import { textStyles } from '../styles/text.ts'
import '../components/hr-skeleton.ts'
import { t } from '../locales/identities.ts'

/** Lists the single sign-on identities of a person and unlinks them, after a second press. */
@customElement('hr-identities')
export class HrIdentities extends LocalizedElement {
  /** Of another person, for administrators; '' for one's own. */
  @property({ attribute: 'person-id' }) personId = ''
  /** The identity whose unlinking waits for its confirmation. */
  @state() private asking = ''

  private readonly identities = new Query<IdentityList>(this, () => ({
    queryKey: ['identities', this.personId],
    queryFn: () => (this.personId ? listIdentitiesOf(this.personId) : listIdentities()),
  }))

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-2) 0;
        border-bottom: 1px solid var(--rule);
      }
      b {
        font-weight: 500;
        overflow-wrap: anywhere;
      }
      .facts {
        color: var(--ink-3);
        font-size: var(--step--1);
        overflow-wrap: anywhere;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
    `,
  ]

  private async run(act: () => Promise<unknown>, message: string) {
    await change({ run: async () => (await act(), true), message, noun: 'person' })
    this.asking = ''
    await invalidate(['identities', this.personId])
  }

  private readonly unlink = ({ id }: Identity) =>
    this.run(() => (this.personId ? unlinkIdentityOf(this.personId, id) : unlinkIdentity(id)), t('unlinked'))

  private readonly relink = ({ id }: Identity) =>
    this.run(() => relinkIdentityOf(this.personId, id), t('relinked'))

  private readonly ask = async (id: string) => {
    this.asking = id
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(id ? '.danger' : 'button')?.focus()
  }

  override render() {
    return this.identities.render({
      pending: () => html`<hr-skeleton lines="2"></hr-skeleton>`,
      error: (error) => html`<p role="alert">${problemText(error)}</p>`,
      ready: ({ items }) =>
        items.length === 0
          ? html`<p>${t('none')}</p>`
          : html`<ul>
              ${repeat(
                items,
                ({ id }) => id,
                (identity) => this.renderIdentity(identity),
              )}
            </ul>`,
    })
  }

  private renderIdentity(identity: Identity) {
    const { issuer, subject, createdAt, unlinkedAt } = identity
    const since = unlinkedAt
      ? t('ended', { at: longDate(dayOf(unlinkedAt)) })
      : t('since', { at: longDate(dayOf(createdAt)) })
    return html`<li>
      <div>
        <b>${issuer}</b>
        <p class="facts">${subject} · ${since}</p>
      </div>
      ${unlinkedAt ? this.renderRelink(identity) : this.renderUnlink(identity)}
    </li>`
  }

  private renderRelink(identity: Identity) {
    if (!this.personId) return nothing
    return html`<button
      class="quiet"
      aria-label=${t('relinkName', { issuer: identity.issuer })}
      @click=${() => this.relink(identity)}
    >
      ${t('relink')}
    </button>`
  }

  private renderUnlink(identity: Identity) {
    const { id, issuer } = identity
    if (this.asking !== id) {
      return html`<button
        class="quiet"
        aria-label=${t('unlinkName', { issuer })}
        @click=${() => this.ask(id)}
      >
        ${t('unlink')}
      </button>`
    }
    return html`<div class="acts">
      <button class="danger" @click=${() => this.unlink(identity)}>${t('unlinkSure')}</button>
      <button class="quiet" @click=${() => this.ask('')}>${common('cancel')}</button>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-identities': HrIdentities
  }
}
