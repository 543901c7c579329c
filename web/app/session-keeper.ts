import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Session } from '#server/contracts/session.ts'
import { notifyReconnected } from '../live/connection.ts'
import { followChanges } from '../live/live.ts'
import { queryClient } from '../queries/query.ts'
import { sessionKey } from '../queries/noun-keys.ts'
import { forgetPerson, onSignedOutElsewhere } from '../session/leaving.ts'
import { rememberSignedIn, wasSignedIn } from '../session/signed-in-before.ts'

/**
 * Keeps a page open after its session expired: unsaved input stays until the same person signs in again.
 * Follows live changes while someone is signed in.
 */
export class SessionKeeper implements ReactiveController {
  /** The last session, which the page continues to show. */
  #kept: Session | undefined
  #isLeaving = false
  #stopFollowing: (() => void) | undefined
  #stopHearing: (() => void) | undefined

  constructor(private readonly host: ReactiveControllerHost & EventTarget) {
    host.addController(this)
  }

  /** The session expired while a page was open. */
  isLost = false

  hostConnected(): void {
    this.host.addEventListener('signed-out', this.#left)
    addEventListener('focus', this.#look)
    addEventListener('session-refused', this.#ask)
    addEventListener('pageshow', this.#shownAgain)
    this.#stopHearing = onSignedOutElsewhere(() => {
      forgetPerson()
      // The question about unsaved changes would keep them in sight.
      addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true })
      location.replace('/sign-in')
    })
    // Opened in parallel with the first session request, the stream is usually open before a page requests
    // its data, which then need not be fetched again.
    if (wasSignedIn()) this.#follow()
  }

  hostDisconnected(): void {
    this.host.removeEventListener('signed-out', this.#left)
    removeEventListener('focus', this.#look)
    removeEventListener('session-refused', this.#ask)
    removeEventListener('pageshow', this.#shownAgain)
    this.#stopHearing?.()
    this.#rest()
  }

  /** Handles the session that the server returned. @returns the session that the page should show */
  take(session: Session | undefined): Session | undefined {
    if (!session) return session
    rememberSignedIn(session.person !== null)
    const kept = this.#kept
    if (!session.person) {
      this.#rest()
      this.isLost = kept !== undefined && !this.#isLeaving
      if (!this.isLost) return session
      void import('./hr-signed-out.ts')
      return kept
    }
    if (kept?.person && kept.person.id !== session.person.id) location.reload()
    if (this.isLost) {
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
      queueMicrotask(notifyReconnected)
    }
    this.isLost = this.#isLeaving = false
    this.#kept = session
    if (session.lacksFactor) this.#rest()
    else this.#follow()
    return session
  }

  /** Goes to the sign-in page; unsaved input on the page is discarded. */
  readonly leave = (): void => {
    this.#isLeaving = true
    this.#kept = undefined
    this.isLost = false
    this.host.requestUpdate()
  }

  readonly #left = () => {
    this.#isLeaving = true
    this.#kept = undefined
  }

  #follow(): void {
    this.#stopFollowing ??= followChanges()
  }

  #rest(): void {
    this.#stopFollowing?.()
    this.#stopFollowing = undefined
  }

  // Continues here after the person signed in again in another tab.
  readonly #look = () => {
    if (this.isLost) this.#ask()
  }

  // A browser may keep a page that was left, with all that it shows, and show it again on the way back.
  readonly #shownAgain = ({ persisted }: PageTransitionEvent) => {
    if (!persisted || !this.#kept?.person) return
    if (!wasSignedIn()) return location.reload()
    document.documentElement.hidden = true
    void queryClient.invalidateQueries({ queryKey: sessionKey }).finally(() => {
      document.documentElement.hidden = false
    })
  }

  readonly #ask = () => void queryClient.invalidateQueries({ queryKey: sessionKey })
}
