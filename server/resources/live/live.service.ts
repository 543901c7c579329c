/** Delivers hints and presence to subscribers, only to those who may see the entity. */
import type { Hint, Presence, PresenceChange } from '../../contracts/live.ts'
import type { Role } from '../../contracts/lists.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps, Origin, Signal } from '../../deps.ts'
import { timeSlices } from '../../time-slices.ts'
import { roleMayEver } from '../../domain/access/may.ts'
import { featureById } from '../features/features.service.ts'
import { requireLaunch } from '../launches/launches.service.ts'
import { lackingFactor } from '../required-factor/required-factor.service.ts'
import { taskById } from '../tasks/changing.service.ts'
import { type Audience, audiencesOf, isRestricted, isPrivate, keyOf } from './audience.service.ts'
import { findRoles, findTokenOwners } from './subscribers.repository.ts'
import { PresenceRegistry } from './presence-registry.ts'

type Place = Pick<PresenceChange, 'noun' | 'id'>

/** An open page, or a program, with an event stream. */
export type Subscriber = Readonly<{
  person: { readonly id: string; readonly role: Role }
  /** The session or token that authenticated it. */
  origin: Pick<Origin, 'kind' | 'id'>
  send: (event: 'changed' | 'presence' | 'refetch', data: Hint[] | Presence | Record<string, never>) => void
  beat: () => void
  end: () => void
}>

export type Hub = Readonly<{
  /** @param isReturning it reconnects and may have missed events @returns a function that unsubscribes */
  subscribe: (subscriber: Subscriber, isReturning: boolean) => () => void
  close: () => void
}>

const heartbeatMs = 20_000
const subscribersPerPerson = 20
const presenceMs = 25_000
const hintsAtOnce = 500

const isAboutAccess = ({ noun }: Hint): boolean =>
  noun === 'person' || noun === 'session' || noun === 'api-token' || noun === 'workspace'

/**
 * @param deps with an unfiltered database
 * @param onFault called when the recipients cannot be determined; all subscribers then get `refetch`
 */
export function openHub(
  deps: Pick<Deps, 'config' | 'db' | 'live' | 'now'>,
  onFault: (error: unknown) => void = () => {},
  beatEveryMs = heartbeatMs,
): Hub {
  const subscribers = new Set<Subscriber>()
  const hints = new Map<string, Hint>()
  const places = new Map<string, Place>()
  const unserved = new Set<Subscriber>()
  let isToCheck = false
  let isAtWork = false

  const noticePlace = (place: Place) => {
    places.set(keyOf(place), { noun: place.noun, id: place.id })
    void work()
  }
  const book = new PresenceRegistry(noticePlace)
  const refetchAll = () => {
    for (const subscriber of subscribers) subscriber.send('refetch', {})
  }

  function onSignal(signal: Signal): void {
    if (signal.kind === 'jobs') return
    if (signal.kind === 'present') {
      if (book.put(signal.person, signal.at, signal.forMs)) noticePlace(signal.at)
    } else if (signal.kind === 'gone') {
      if (book.remove(signal.personId, signal.at)) noticePlace(signal.at)
    } else if (signal.kind === 'refetch') {
      refetchAll()
      isToCheck = true
    } else if (signal.kind === 'changed') {
      for (const hint of signal.hints) hints.set(keyOf(hint), hint)
    }
    void work()
  }

  /** Ends streams whose session or token has ended, or whose person is disabled or has another role. */
  async function check(): Promise<void> {
    const all = [...subscribers]
    const idsOf = (kind: Origin['kind']) =>
      all.flatMap(({ origin }) => (origin.kind === kind && origin.id !== null ? [origin.id] : []))
    const credentials = { sessionIds: idsOf('session'), tokenIds: idsOf('token'), now: deps.now() }
    const roles = await findRoles(deps.db, credentials)
    const lacking = await lackingFactor(deps, credentials)
    for (const subscriber of all) {
      const id = subscriber.origin.id ?? ''
      if (roles.get(id) !== subscriber.person.role || lacking.has(id)) drop(subscriber)
    }
  }

  function drop(subscriber: Subscriber): void {
    subscribers.delete(subscriber)
    unserved.delete(subscriber)
    subscriber.end()
  }

  /** Delivers all collected hints and presences. */
  async function round(): Promise<void> {
    const batch: Hint[] = []
    for (const [key, hint] of hints) {
      if (batch.length === hintsAtOnce) break
      batch.push(hint)
      hints.delete(key)
    }
    const newSubscribers = [...unserved]
    unserved.clear()
    const changed = [...places.values()]
    places.clear()
    const isChecking = isToCheck || batch.some(isAboutAccess)
    isToCheck = false
    if (subscribers.size === 0) return
    if (isChecking) await check()
    const shown = newSubscribers.length > 0 ? book.places() : []
    const audiences = await audiencesOf(deps.db, [...batch.filter(isRestricted), ...changed, ...shown])
    const ids = batch.filter(({ noun }) => noun === 'api-token').map(({ id }) => id)
    const tokenOwners = await findTokenOwners(deps.db, ids)

    const isIn = ({ person }: Subscriber, audience: Audience | undefined): boolean =>
      person.role === 'administrator' || audience === 'everyone' || (audience?.has(person.id) ?? false)
    const mayReceive = (subscriber: Subscriber, hint: Hint): boolean => {
      if (isRestricted(hint)) return isIn(subscriber, audiences.get(keyOf(hint)))
      if (!isPrivate(hint)) return true
      if (subscriber.origin.kind === 'token') return false
      const ownerId = hint.noun === 'session' ? hint.id : (tokenOwners.get(hint.id) ?? hint.id)
      return ownerId === subscriber.person.id || roleMayEver(subscriber.person.role, 'audit.read')
    }
    for (const subscriber of subscribers) {
      const received = batch.filter((hint) => mayReceive(subscriber, hint))
      if (received.length > 0) subscriber.send('changed', received)
      for (const place of changed) {
        if (isIn(subscriber, audiences.get(keyOf(place)))) {
          subscriber.send('presence', book.at(place, subscriber.person.id))
        }
      }
    }
    for (const subscriber of newSubscribers) {
      for (const place of shown) {
        const presence = book.at(place, subscriber.person.id)
        if (presence.people.length > 0 && isIn(subscriber, audiences.get(keyOf(place)))) {
          subscriber.send('presence', presence)
        }
      }
    }
  }

  /** Runs one round after the other, so that events keep their order. */
  async function work(): Promise<void> {
    if (isAtWork) return
    isAtWork = true
    const pause = timeSlices()
    try {
      while (hints.size + places.size + unserved.size > 0 || isToCheck) {
        await round()
        // An import has a hundred rounds of hints.
        await pause()
      }
    } catch (error) {
      onFault(error)
      isToCheck = true
      refetchAll()
    } finally {
      isAtWork = false
    }
  }

  const stop = deps.live.subscribe(onSignal)
  const timer = setInterval(() => {
    for (const subscriber of subscribers) subscriber.beat()
    isToCheck = subscribers.size > 0
    void work()
  }, beatEveryMs).unref()

  return {
    subscribe: (subscriber, isReturning) => {
      const own = [...subscribers].filter(({ person }) => person.id === subscriber.person.id)
      for (const oldest of own.slice(0, Math.max(0, own.length + 1 - subscribersPerPerson))) drop(oldest)
      subscribers.add(subscriber)
      unserved.add(subscriber)
      // Its session or token may have ended since its request.
      isToCheck = true
      if (isReturning) subscriber.send('refetch', {})
      void work()
      return () => {
        subscribers.delete(subscriber)
        unserved.delete(subscriber)
      }
    },
    close: () => {
      stop()
      clearInterval(timer)
      book.clear()
      for (const subscriber of [...subscribers]) drop(subscriber)
    },
  }
}

/** @throws Refusal not-found for an entity that does not exist or is hidden */
async function requireEntity(deps: Deps, { noun, id }: Place): Promise<void> {
  if (noun === 'feature') await featureById(deps.db, id)
  else if (noun === 'launch') await requireLaunch(deps.db, id)
  else await taskById(deps, deps.db, id)
}

/** Publishes a person's presence on an entity for the next 25 seconds. Not stored. @throws Refusal not-found */
export async function showPresence(deps: Deps, { id, name }: Person, at: PresenceChange): Promise<void> {
  await requireEntity(deps, at)
  await deps.live.publish(deps.db, { kind: 'present', person: { id, name }, at, forMs: presenceMs })
}

/** Publishes that a person has left an entity. @throws Refusal not-found */
export async function endPresence(deps: Deps, { id }: Person, at: Place): Promise<void> {
  await requireEntity(deps, at)
  await deps.live.publish(deps.db, { kind: 'gone', personId: id, at })
}
