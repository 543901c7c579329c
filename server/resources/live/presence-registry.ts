import type { Presence, PresenceChange } from '../../contracts/live.ts'
import type { PersonRef } from '../../contracts/primitives.ts'

type Place = Pick<PresenceChange, 'noun' | 'id'>
type Entry = { person: PersonRef; at: PresenceChange; timer: NodeJS.Timeout }

const keyOf = ({ noun, id }: Place, personId: string): string => `${noun}:${id}:${personId}`

/** The maximum number of presences per person; the oldest are dropped. */
const placesPerPerson = 20

/** Current presences by entity, in memory. */
export class PresenceRegistry {
  readonly #entries = new Map<string, Entry>()
  readonly #onForgotten: (place: Place) => void

  /** @param onForgotten called with the entity when a presence expires */
  constructor(onForgotten: (place: Place) => void) {
    this.#onForgotten = onForgotten
  }

  /** @returns whether anything changed */
  put(person: PersonRef, at: PresenceChange, forMs: number): boolean {
    const key = keyOf(at, person.id)
    const before = this.#entries.get(key)
    this.#drop(key)
    const timer = setTimeout(() => {
      this.#entries.delete(key)
      this.#onForgotten(at)
    }, forMs).unref()
    this.#entries.set(key, { person, at, timer })
    const own = [...this.#entries].filter(([, entry]) => entry.person.id === person.id)
    for (const [oldKey, { at: old }] of own.slice(0, -placesPerPerson)) {
      this.#drop(oldKey)
      this.#onForgotten(old)
    }
    return before?.at.field !== at.field
  }

  /** @returns whether they were present */
  remove(personId: string, at: Place): boolean {
    return this.#drop(keyOf(at, personId))
  }

  /** The entities that anybody is present on. */
  places(): Place[] {
    const places = [...this.#entries.values()].map(({ at: { noun, id } }) => ({ noun, id }))
    return [...new Map(places.map((place) => [`${place.noun}:${place.id}`, place])).values()]
  }

  /** Who is present on an entity, without the recipient. */
  at({ noun, id }: Place, toldId: string): Presence {
    const here = [...this.#entries.values()].filter(({ at }) => at.noun === noun && at.id === id)
    const others = here.filter(({ person }) => person.id !== toldId)
    return { noun, id, people: others.map(({ person, at }) => ({ person, field: at.field })) }
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.#drop(key)
  }

  #drop(key: string): boolean {
    clearTimeout(this.#entries.get(key)?.timer)
    return this.#entries.delete(key)
  }
}
