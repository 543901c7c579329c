import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import '../../components/hr-empty.ts'
import { AddRequested } from '../../events/add-requested.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { withSearch } from '../../navigation/location.ts'
import { whyNot } from '../../session/permissions.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { noFilters } from './list-state.ts'
import { t } from '../../locales/features.ts'

/** The empty state of the list: the reason and what to do next. Emits `add-requested`. */
@customElement('hr-nothing-here')
export class HrNothingHere extends LocalizedElement {
  /** no features at all · no match for the filter · none archived · the page of the list no longer exists */
  @property() kind: 'empty' | 'nothing' | 'no-archived' | 'page-gone' = 'nothing'
  @property({ attribute: false }) session: Session | undefined

  static override styles = [textStyles, buttonStyles]

  override render() {
    switch (this.kind) {
      case 'empty':
        return this.renderEmpty()
      case 'nothing':
        return html`<hr-empty .heading=${t('nothing.title')}>
          ${t('nothing.text')}
          <a slot="actions" class="button" href=${withSearch(noFilters)}>${t('clear')}</a>
        </hr-empty>`
      case 'no-archived':
        return html`<hr-empty .heading=${t('noArchived.title')}>
          ${t('noArchived.text')}
          <a slot="actions" class="button" href=${withSearch(noFilters)}>${t('noArchived.back')}</a>
        </hr-empty>`
      case 'page-gone':
        return html`<hr-empty .heading=${t('pageGone')}>
          <a slot="actions" class="button" href=${withSearch({ cursor: null, from: null })}
            >${t('fromStart')}</a
          >
        </hr-empty>`
    }
  }

  private renderEmpty() {
    const person = this.session?.person
    const mayImport = !whyNot(this.session, 'feature.import')
    const mayAdd = !whyNot(this.session, 'feature.create', { ownerIds: person ? [person.id] : [] })
    return html`<hr-empty .heading=${t('empty.title')}>
      ${t('empty.text')}
      ${mayImport ? html`<a slot="actions" class="button primary" href="/features/import">${t('empty.import')}</a>` : nothing}
      ${
        mayAdd
          ? html`<button slot="actions" @click=${() => this.dispatchEvent(new AddRequested())}>
              ${t('add')}
            </button>`
          : nothing
      }
    </hr-empty>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-nothing-here': HrNothingHere
  }
}
