import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Session } from '#server/contracts/session.ts'
import { localPath } from '#server/domain/access/local-path.ts'
import '../../components/hr-channel.ts'
import '../../components/hr-channel-small.ts'
import '../../components/hr-skeleton.ts'
import { navigate, searchText, withSearch } from '../../navigation/location.ts'
import { Page } from '../../elements/page.ts'
import { setSession, sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import type { SignedIn } from './signed-in.ts'
import './hr-choices.ts'
import './hr-first-run.ts'
import './hr-forgotten.ts'
import './hr-sign-in-form.ts'
import { signInPicture } from './picture.ts'
import { signInStyles } from './sign-in-styles.ts'
import { t } from '../../locales/sign-in.ts'

/** The sign-in page: first run, choice of a sample person, or sign-in with an account. */
@customElement('hr-sign-in-page')
export class HrSignInPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) @state() private session: Session | undefined

  static override styles = [...pageStyles, signInStyles]

  private get next() {
    const next = searchText(this.search, 'next')
    return next ? localPath(next) : ''
  }

  private readonly goOn = ({ session }: SignedIn) => {
    setSession(session)
    navigate(this.next || '/')
  }

  override render() {
    return html`
      <div class="page-head">
        <h1>${t('title')}</h1>
        <p class="lede">${t('lede')}</p>
      </div>
      <div class="picture" aria-hidden="true">${renderPicture()}</div>
      <div @signed-in=${this.goOn}>
        ${this.session ? this.renderWays(this.session) : html`<hr-skeleton></hr-skeleton>`}
      </div>
    `
  }

  private renderWays(session: Session) {
    const { firstRun, choices, signInMethods, person } = session
    const has = (name: string) => searchText(this.search, name) !== ''
    if (firstRun && signInMethods.password) return html`<hr-first-run .firstRun=${firstRun}></hr-first-run>`
    if (choices.length > 0 && !has('with') && !has('forgot')) {
      return html`<hr-choices .choices=${choices}></hr-choices>`
    }
    if (has('forgot') && signInMethods.password)
      return html`<hr-forgotten ?has-mail=${signInMethods.mail}></hr-forgotten>`
    return html`<section class="in">
      <h2>${t('heading')}</h2>
      ${
        searchText(this.search, 'problem') === 'sign-on-failed'
          ? html`<div class="notice stop" role="alert">
              <b>${t('signOnFailed', { name: signInMethods.singleSignOn ?? 'SSO' })}</b
              >${t('signOnFailedWhy')}
            </div>`
          : nothing
      }
      ${
        person
          ? html`<p>${t('here', { name: person.name })} <a href=${this.next || '/'}>${t('goOn')}</a></p>`
          : nothing
      }
      <hr-sign-in-form .signInMethods=${signInMethods} .next=${this.next}></hr-sign-in-form>
      ${choices.length > 0 ? html`<a href=${withSearch({ with: null })}>${t('chooseName')}</a>` : nothing}
    </section>`
  }
}

function renderPicture() {
  const { grade, progress, launchDate, today } = signInPicture
  return matchMedia('(min-width: 700px)').matches
    ? html`<hr-channel
        .grade=${grade}
        .progress=${progress}
        .launchDate=${launchDate}
        .today=${today}
      ></hr-channel>`
    : html`<hr-channel-small
        .grade=${grade}
        .progress=${progress}
        .launchDate=${launchDate}
        .today=${today}
      ></hr-channel-small>`
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-sign-in-page': HrSignInPage
  }
}
