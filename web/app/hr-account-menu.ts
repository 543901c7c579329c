import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Person } from '#server/contracts/people.ts'
import { signOut } from '../api/session.ts'
import '../components/hr-menu.ts'
import { change } from '../queries/change.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { navigate } from '../navigation/location.ts'
import { positionOf } from '../locales/vocabulary.ts'
import { changeTheme, theme, themes } from '../shell/theme.ts'
import { textStyles } from '../styles/text.ts'
import { t } from '../locales/app.ts'
import { forgetPerson, tellOtherTabs } from '../session/leaving.ts'

/** The menu of the signed-in person: account, theme, shortcuts, sign-out. */
@customElement('hr-account-menu')
export class HrAccountMenu extends LocalizedElement {
  @property({ attribute: false }) person: Person | null = null

  static override styles = [
    textStyles,
    css`
      hr-menu {
        max-width: 100%;
      }
      .who,
      .group {
        padding: 5px 10px;
        color: var(--ink-3);
        font-size: var(--step--1);
      }
      .who b {
        display: block;
        color: var(--ink);
        font-weight: 600;
      }
      .who {
        max-width: 240px;
        overflow-wrap: anywhere;
      }
      hr {
        margin: var(--space-2) 10px;
        border: 0;
        border-top: 1px solid var(--rule);
      }
      .name {
        display: inline-block;
        min-width: 0;
        max-width: 14ch;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        vertical-align: bottom;
      }
    `,
  ]

  private readonly leave = async () => {
    const left = await change({ run: async () => (await signOut(), true) })
    if (!left) return
    forgetPerson()
    tellOtherTabs()
    navigate('/sign-in')
    this.dispatchEvent(new Event('signed-out', { bubbles: true, composed: true }))
  }

  private readonly choose = (one: (typeof themes)[number]) => () => {
    changeTheme(one)
    this.requestUpdate()
  }

  override render() {
    const { person } = this
    return html`
      <hr-menu placement="end" label=${person ? t('account', { name: person.name }) : t('theme.name')}>
        <span slot="trigger" class="name" title=${person?.name ?? nothing}
          >${person ? person.name : t('theme.name')}</span
        >
        ${
          person
            ? html`<div class="who"><b>${person.name}</b>${positionOf(person)}</div>
                <a href="/account">${t('ownAccount')}</a>
                <hr />`
            : ''
        }
        <div class="group" id="theme">${t('theme.name')}</div>
        ${themes.map(
          (one) =>
            html`<button aria-current=${theme() === one ? 'true' : 'false'} @click=${this.choose(one)}>
              ${theme() === one ? '●' : '○'} ${t(`theme.${one}`)}
            </button>`,
        )}
        <hr />
        <button
          @click=${() => this.dispatchEvent(new Event('sheet-requested', { bubbles: true, composed: true }))}
        >
          ${t('shortcuts')}
        </button>
        ${person ? html`<button @click=${this.leave}>${t('signOut')}</button>` : ''}
      </hr-menu>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-account-menu': HrAccountMenu
  }
}
