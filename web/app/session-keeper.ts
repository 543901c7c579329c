import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Session } from '#server/contracts/session.ts'
import { cameBack } from '../live/connection.ts'
import { followChanges } from '../live/live.ts'
import { queryClient } from '../queries/query.ts'
import { sessionKey } from '../queries/noun-keys.ts'
import { rememberSignedIn, wasSignedIn } from '../session/signed-in-before.ts'

/**
 * Keeps a page in place whose session has ended without anybody leaving: what is written on it stays until the same
 * person is back. Follows what others change for as long as someone is here.
 */
export class SessionKeeper implements ReactiveController {
  /** Who was here last, as the page goes on showing it. */
  #kept: Session | undefined
  #isLeaving = false
  #stopFollowing: (() => void) | undefined

  constructor(private readonly host: ReactiveControllerHost & EventTarget) {
    host.addController(this)
  }

  /** The session ended under an open page. */
  isLost = false

  hostConnected(): void {
    this.host.addEventListener('signed-out', this.#left)
    addEventListener('focus', this.#look)
    addEventListener('session-refused', this.#ask)
    // Opened beside the question who is here, the stream mostly is there before a page asks for its data, which then
    // need not be fetched again.
    if (wasSignedIn()) this.#follow()
  }

  hostDisconnected(): void {
    this.host.removeEventListener('signed-out', this.#left)
    removeEventListener('focus', this.#look)
    removeEventListener('session-refused', this.#ask)
    this.#rest()
  }

  /** Takes what the server says of who is here. @returns the session that the page should show */
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
      queueMicrotask(cameBack)
    }
    this.isLost = this.#isLeaving = false
    this.#kept = session
    this.#follow()
    return session
  }

  /** Goes to where one signs in; what is on the page is given up. */
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

  // Whoever comes back from signing in in another tab goes on here.
  readonly #look = () => {
    if (this.isLost) this.#ask()
  }

  readonly #ask = () => void queryClient.invalidateQueries({ queryKey: sessionKey })
}
