/** Passes signals on to whoever follows: each hint and each presence only to those who may see the thing. */
import type { Hint, Presence, PresenceChange } from '../../contracts/live.ts'
import type { Role } from '../../contracts/lists.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps, Origin, Signal } from '../../deps.ts'
import { mayEver } from '../../domain/access/may.ts'
import { featureById } from '../features/features.service.ts'
import { requireLaunch } from '../launches/launches.service.ts'
import { taskById } from '../tasks/changing.service.ts'
import { type Audience, audiencesOf, isConfinable, isPrivate, keyOf } from './audience.service.ts'
import { findRoles, findTokenOwners } from './followers.repository.ts'
import { PresenceBook } from './presence-book.ts'

type Place = Pick<PresenceChange, 'noun' | 'id'>

/** A page, or a program, that is told of changes. */
export type Follower = Readonly<{
  person: { readonly id: string; readonly role: Role }
  /** By what right it follows. */
  origin: Pick<Origin, 'kind' | 'id'>
  send: (event: 'changed' | 'presence' | 'again', data: Hint[] | Presence | Record<string, never>) => void
  beat: () => void
  end: () => void
}>

export type Hub = Readonly<{
  /** @param isReturning it was here before, and may have missed something @returns how to stop */
  follow: (follower: Follower, isReturning: boolean) => () => void
  close: () => void
}>

const heartbeatMs = 20_000
const followersPerPerson = 20
const presenceMs = 25_000
const hintsAtOnce = 500

const isAboutAccess = ({ noun }: Hint): boolean =>
  noun === 'person' || noun === 'session' || noun === 'api-token'

/**
 * @param deps with a database that hides nothing
 * @param onFault told when it could not be found out who may be told; everyone is then asked to fetch again
 */
export function openHub(
  deps: Pick<Deps, 'db' | 'live' | 'now'>,
  onFault: (error: unknown) => void = () => {},
  beatEveryMs = heartbeatMs,
): Hub {
  const followers = new Set<Follower>()
  const hints = new Map<string, Hint>()
  const places = new Map<string, Place>()
  const fresh = new Set<Follower>()
  let isToCheck = false
  let isAtWork = false

  const noticePlace = (place: Place) => {
    places.set(keyOf(place), { noun: place.noun, id: place.id })
    void work()
  }
  const book = new PresenceBook(noticePlace)
  const again = () => {
    for (const follower of followers) follower.send('again', {})
  }

  function onSignal(signal: Signal): void {
    if (signal.kind === 'present') {
      if (book.put(signal.person, signal.at, signal.forMs)) noticePlace(signal.at)
    } else if (signal.kind === 'gone') {
      if (book.remove(signal.personId, signal.at)) noticePlace(signal.at)
    } else if (signal.kind === 'again') {
      again()
      isToCheck = true
    } else {
      for (const hint of signal.hints) hints.set(keyOf(hint), hint)
    }
    void work()
  }

  /** Ends those whose session or token has ended, whose person is disabled or has another role. */
  async function check(): Promise<void> {
    const all = [...followers]
    const idsOf = (kind: Origin['kind']) =>
      all.flatMap(({ origin }) => (origin.kind === kind && origin.id !== null ? [origin.id] : []))
    const asked = { sessionIds: idsOf('session'), tokenIds: idsOf('token'), now: deps.now() }
    const roles = await findRoles(deps.db, asked)
    for (const follower of all) {
      if (roles.get(follower.origin.id ?? '') !== follower.person.role) drop(follower)
    }
  }

  function drop(follower: Follower): void {
    followers.delete(follower)
    fresh.delete(follower)
    follower.end()
  }

  /** Takes what has gathered and passes it on. */
  async function round(): Promise<void> {
    const told = [...hints.values()].slice(0, hintsAtOnce)
    for (const hint of told) hints.delete(keyOf(hint))
    const newcomers = [...fresh]
    fresh.clear()
    const changed = [...places.values()]
    places.clear()
    const isChecking = isToCheck || told.some(isAboutAccess)
    isToCheck = false
    if (followers.size === 0) return
    if (isChecking) await check()
    const shown = newcomers.length > 0 ? book.places() : []
    const audiences = await audiencesOf(deps.db, [...told.filter(isConfinable), ...changed, ...shown])
    const ids = told.filter(({ noun }) => noun === 'api-token').map(({ id }) => id)
    const tokenOwners = await findTokenOwners(deps.db, ids)

    const isIn = ({ person }: Follower, audience: Audience | undefined): boolean =>
      person.role === 'administrator' || audience === 'everyone' || (audience?.has(person.id) ?? false)
    const mayHear = (follower: Follower, hint: Hint): boolean => {
      if (isConfinable(hint)) return isIn(follower, audiences.get(keyOf(hint)))
      if (!isPrivate(hint)) return true
      const ownerId = hint.noun === 'session' ? hint.id : (tokenOwners.get(hint.id) ?? hint.id)
      return ownerId === follower.person.id || mayEver(follower.person.role, 'audit.read')
    }
    for (const follower of followers) {
      const heard = told.filter((hint) => mayHear(follower, hint))
      if (heard.length > 0) follower.send('changed', heard)
      for (const place of changed) {
        if (isIn(follower, audiences.get(keyOf(place)))) {
          follower.send('presence', book.at(place, follower.person.id))
        }
      }
    }
    for (const follower of newcomers) {
      for (const place of shown) {
        const presence = book.at(place, follower.person.id)
        if (presence.people.length > 0 && isIn(follower, audiences.get(keyOf(place)))) {
          follower.send('presence', presence)
        }
      }
    }
  }

  /** One round after the other, so that what is told keeps its order. */
  async function work(): Promise<void> {
    if (isAtWork) return
    isAtWork = true
    try {
      while (hints.size + places.size + fresh.size > 0 || isToCheck) await round()
    } catch (error) {
      onFault(error)
      isToCheck = true
      again()
    } finally {
      isAtWork = false
    }
  }

  const stop = deps.live.listen(onSignal)
  const timer = setInterval(() => {
    for (const follower of followers) follower.beat()
    isToCheck = followers.size > 0
    void work()
  }, beatEveryMs).unref()

  return {
    follow: (follower, isReturning) => {
      const own = [...followers].filter(({ person }) => person.id === follower.person.id)
      for (const oldest of own.slice(0, Math.max(0, own.length + 1 - followersPerPerson))) drop(oldest)
      followers.add(follower)
      fresh.add(follower)
      // What allowed it may have ended between its request and now.
      isToCheck = true
      if (isReturning) follower.send('again', {})
      void work()
      return () => {
        followers.delete(follower)
        fresh.delete(follower)
      }
    },
    close: () => {
      stop()
      clearInterval(timer)
      book.clear()
      for (const follower of [...followers]) drop(follower)
    },
  }
}

/** @throws Refusal not-found for what is not there, or not to be seen */
async function requireEntity(deps: Deps, { noun, id }: Place): Promise<void> {
  if (noun === 'feature') await featureById(deps.db, id)
  else if (noun === 'launch') await requireLaunch(deps.db, id)
  else await taskById(deps, deps.db, id)
}

/** Tells that a person is at work on a thing, for the next 25 seconds. Nothing is stored. @throws Refusal not-found */
export async function showPresence(deps: Deps, { id, name }: Person, at: PresenceChange): Promise<void> {
  await requireEntity(deps, at)
  await deps.live.tell(deps.db, { kind: 'present', person: { id, name }, at, forMs: presenceMs })
}

/** Tells that a person has left a thing. @throws Refusal not-found */
export async function endPresence(deps: Deps, { id }: Person, at: Place): Promise<void> {
  await requireEntity(deps, at)
  await deps.live.tell(deps.db, { kind: 'gone', personId: id, at })
}
