import type { Presence } from '#server/contracts/live.ts'
import type { Present } from './presence-context.ts'

export type PresencePlace = Pick<Presence, 'noun' | 'id'>

const nobody: readonly Present[] = []
const present = new Map<string, readonly Present[]>()
const changed = new EventTarget()
const keyOf = ({ noun, id }: PresencePlace) => `${noun} ${id}`

/** The presences of others on an entity that this page has received. */
export function presencesAt(place: PresencePlace): readonly Present[] {
  return present.get(keyOf(place)) ?? nobody
}

export function storePresence({ people, ...place }: Presence): void {
  if (people.length === 0) present.delete(keyOf(place))
  else present.set(keyOf(place), people)
  changed.dispatchEvent(new Event('changed'))
}

/** Clears all presences when the stream ends. */
export function clearPresences(): void {
  if (present.size === 0) return
  present.clear()
  changed.dispatchEvent(new Event('changed'))
}

/** Subscribes to changes of presences. @returns how to unsubscribe */
export function onPresence(call: () => void): () => void {
  changed.addEventListener('changed', call)
  return () => changed.removeEventListener('changed', call)
}
