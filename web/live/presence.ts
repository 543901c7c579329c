import { ContextProvider } from '@lit/context'
import type { LitElement, ReactiveController } from 'lit'
import { endPresence, showPresence } from '../api/live.ts'
import type { FieldEntered } from '../events/field-entered.ts'
import { presenceContext } from './presence-context.ts'
import type { Present } from './presence-context.ts'
import { onPresence, presencesAt } from './presences.ts'
import type { PresencePlace } from './presences.ts'

/** Renewed within the 25 seconds after which the server drops a presence (contracts/live.ts). */
const tellEveryMs = 10_000

const isSame = (one: PresencePlace | null, other: PresencePlace | null) =>
  one?.noun === other?.noun && one?.id === other?.id
// Presence is optional: its errors are ignored.
const quietly = (told: Promise<unknown>) => void told.catch(() => undefined)

/**
 * Publishes the presence of the user on an entity while its element is connected, and the field being edited;
 * provides the presences of others to the inner elements.
 */
export class Presence implements ReactiveController {
  readonly #provided: ContextProvider<typeof presenceContext>
  #at: PresencePlace | null = null
  #field: string | null = null
  #timer: ReturnType<typeof setInterval> | undefined
  #stop: (() => void) | undefined

  constructor(
    private readonly host: LitElement,
    /** Returns the entity shown; null when none is. */
    private readonly place: () => PresencePlace | null,
  ) {
    this.#provided = new ContextProvider(host, { context: presenceContext, initialValue: [] })
    host.addController(this)
  }

  /** The presences of others on it. */
  get people(): readonly Present[] {
    return this.#at ? presencesAt(this.#at) : []
  }

  hostConnected(): void {
    this.#stop = onPresence(() => {
      this.#provided.setValue(this.people)
      this.host.requestUpdate()
    })
    this.host.addEventListener('field-entered', this.#entered)
    document.addEventListener('visibilitychange', this.#seen)
    addEventListener('pagehide', this.#leave)
    this.#timer = setInterval(this.#seen, tellEveryMs)
    this.host.requestUpdate()
  }

  hostDisconnected(): void {
    this.#stop?.()
    this.host.removeEventListener('field-entered', this.#entered)
    document.removeEventListener('visibilitychange', this.#seen)
    removeEventListener('pagehide', this.#leave)
    clearInterval(this.#timer)
    this.#leave()
  }

  hostUpdated(): void {
    const now = this.place()
    if (isSame(now, this.#at)) return
    this.#leave()
    this.#at = now
    this.#field = null
    this.#provided.setValue(this.people)
    this.#tell()
    if (this.people.length > 0) this.host.requestUpdate()
  }

  readonly #entered = (event: Event) => {
    // A task within a launch is a separate entity.
    event.stopPropagation()
    this.#field = (event as FieldEntered).field || null
    this.#tell()
  }

  readonly #seen = () => {
    if (document.visibilityState === 'visible') this.#tell()
  }

  #tell() {
    if (this.#at) quietly(showPresence({ ...this.#at, field: this.#field }))
  }

  readonly #leave = () => {
    if (this.#at) quietly(endPresence(this.#at))
    this.#at = null
  }
}
