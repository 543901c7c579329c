import { ContextProvider } from '@lit/context'
import { html, LitElement, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Session } from '#server/contracts/session.ts'
import { onAuthenticationTooOld } from '../api/client.ts'
import { changeSession, getSession } from '../api/session.ts'
import '../components/hr-toast.ts'
import { changeLanguage, language } from '../locales/language.ts'
import { Localize } from '../elements/localized-element.ts'
import { runShortcut, Shortcuts } from '../shell/shortcuts.ts'
import { onAddressChange, currentAddress, replace } from '../navigation/location.ts'
import { Query } from '../queries/query.ts'
import { problemText } from '../formats/problem-text.ts'
import { sessionContext } from '../session/session.ts'
import { sessionKey } from '../queries/noun-keys.ts'
import { onToasts, removeToast, toasts } from '../shell/toasts.ts'
import { askToAuthenticateAgain } from './authenticating-again.ts'
import './hr-account-menu.ts'
import './hr-nav.ts'
import { PageFrame } from './page-frame.ts'
import { followLink } from './router.ts'
import { SessionKeeper } from './session-keeper.ts'
import { shellStyles } from './shell-styles.ts'
import { t } from '../locales/app.ts'
import { loadProblems } from '../locales/problems.ts'

/** Delay before what may be needed at any moment is preloaded; not every browser supports requestIdleCallback. */
const preloadMs = 1000

/** The frame of every page: header, navigation, the page and toasts. */
@customElement('hr-shell')
export class HrShell extends LitElement {
  @state() private opened: 'palette' | 'sheet' | null = null
  @query('main') private readonly main!: HTMLElement

  private readonly provided = new ContextProvider(this, { context: sessionContext })
  private readonly session = new Query<Session>(this, () => ({ queryKey: sessionKey, queryFn: getSession }))
  private readonly frame = new PageFrame(this, () => this.main)
  private readonly keeper = new SessionKeeper(this)
  private readonly stops: (() => void)[] = []
  private followedLanguageOf: string | undefined
  /** The session that the page shows; after it expired, still the last one. */
  private shown: Session | undefined

  static override styles = shellStyles

  constructor() {
    super()
    new Localize(this)
    new Shortcuts(this, [
      { keys: 'mod+k', says: () => t('keys.everywhere'), run: () => this.open('palette') },
      { keys: '/', says: () => t('keys.search'), run: () => this.open('palette') },
      { keys: '?', says: () => t('keys.sheet'), run: () => this.open('sheet') },
    ])
    this.addEventListener('sheet-requested', () => this.open('sheet'))
    this.addEventListener('signed-out', () => void this.session.refetch())
  }

  override connectedCallback(): void {
    super.connectedCallback()
    onAuthenticationTooOld(askToAuthenticateAgain)
    document.addEventListener('click', followLink)
    window.addEventListener('keydown', runShortcut)
    this.stops.push(
      onAddressChange(() => this.requestUpdate()),
      onToasts(() => this.requestUpdate()),
    )
  }

  override firstUpdated(): void {
    // Keys typed right after the shortcut reach the palette and not the page; errors of a lost connection have a text.
    setTimeout(() => void Promise.all([import('./hr-palette.ts'), loadProblems()]), preloadMs)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('click', followLink)
    window.removeEventListener('keydown', runShortcut)
    for (const stop of this.stops.splice(0)) stop()
  }

  private async open(what: 'palette' | 'sheet') {
    await (what === 'palette' ? import('./hr-palette.ts') : import('./hr-shortcut-sheet.ts'))
    this.opened = what
  }

  override willUpdate(): void {
    const session = this.keeper.take(this.session.data)
    this.shown = session
    this.provided.setValue(session)
    const person = session?.person
    // The person's stored language is applied once, on sign-in; afterwards the language switch decides.
    if (person && this.followedLanguageOf !== person.id) changeLanguage(person.language)
    this.followedLanguageOf = person?.id
    this.frame.show(currentAddress())
    if (session && !person && !this.frame.isOpen) {
      const { path, search } = currentAddress()
      replace(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path + search)}`)
      this.frame.show(currentAddress())
    }
    if (session?.lacksFactor) void import('../pages/account/hr-required-factor.ts')
    else if (person) this.frame.requestData()
  }

  private readonly switchLanguage = () => {
    const next = language() === 'en' ? 'zh-Hans' : 'en'
    changeLanguage(next)
    if (this.session.data?.person) void changeSession({ language: next }).catch(() => undefined)
  }

  private renderHeader(session: Session | undefined) {
    const isIn = Boolean(session?.person)
    const other = language() === 'en' ? { lang: 'zh-Hans', name: '中文' } : { lang: 'en', name: 'English' }
    return html`
      <header>
        <button class="skip" @click=${this.frame.skip}>${t('skip')}</button>
        <a class="brand" href="/">Headrace</a>
        ${isIn && !session?.lacksFactor ? html`<hr-nav .path=${currentAddress().path}></hr-nav>` : nothing}
        <div class="tools">
          ${
            isIn && !session?.lacksFactor
              ? html`<button class="find" aria-label=${t('find')} @click=${() => this.open('palette')}>
                  <svg viewBox="0 0 20 20" aria-hidden="true">
                    <circle cx="9" cy="9" r="5" />
                    <path d="m13 13 4 4" />
                  </svg>
                  <span>${t('find')}</span
                  ><kbd>${/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
                </button>`
              : nothing
          }
          ${
            session || this.session.error
              ? html`<button class="language" lang=${other.lang} @click=${this.switchLanguage}>
                    ${other.name}
                  </button>
                  <hr-account-menu .person=${session?.person ?? null}></hr-account-menu>`
              : nothing
          }
        </div>
      </header>
    `
  }

  private renderPage() {
    const { session } = this
    if (!this.frame.isOpen && !this.shown?.person) {
      if (!session.error || session.data) return nothing
      return html`<div class="trouble">
        <p>${problemText(session.error)}</p>
        <button @click=${() => session.refetch()}>${t('reload')}</button>
      </div>`
    }
    if (this.shown?.lacksFactor) return html`<hr-required-factor .session=${this.shown}></hr-required-factor>`
    if (this.frame.isBroken) {
      return html`<div class="trouble">
        <p>${t('loadFailed')}</p>
        <button @click=${() => location.reload()}>${t('reload')}</button>
      </div>`
    }
    return this.frame.page
  }

  override render() {
    const close = () => (this.opened = null)
    return html`
      ${this.renderHeader(this.shown)}
      ${this.keeper.isLost ? html`<hr-signed-out @closed=${this.keeper.leave}></hr-signed-out>` : nothing}
      <main id="main" tabindex="-1">${this.renderPage()}</main>
      <div class="toasts" role="status" aria-live="polite">
        ${repeat(
          toasts(),
          (toast) => toast.id,
          (toast) =>
            html`<hr-toast
              .text=${toast.text}
              .kind=${toast.kind}
              .canUndo=${Boolean(toast.undo)}
              @closed=${() => removeToast(toast.id)}
              @undo-chosen=${() => (removeToast(toast.id), toast.undo?.())}
            ></hr-toast>`,
        )}
      </div>
      ${this.opened === 'palette' ? html`<hr-palette @closed=${close}></hr-palette>` : nothing}
      ${this.opened === 'sheet' ? html`<hr-shortcut-sheet @closed=${close}></hr-shortcut-sheet>` : nothing}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-shell': HrShell
  }
}
