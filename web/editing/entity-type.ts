import type { AuditEvent } from '#server/contracts/activity.ts'

export type Versioned = { id: string; version: number }

/** How things of one kind are edited, and how their fields read. `C` is a change of some fields. */
export type EntityType<T extends Versioned, C extends object> = {
  noun: AuditEvent['noun']
  /** Every field of a change, in the order of the page, with the name under which the thing shows it and the history tells it. */
  shownAs: Readonly<Record<keyof C & string, keyof T & string>>
  /** What a change of this field would have to say to leave it as it is. */
  written: (entity: T, field: keyof C & string) => unknown
  /** The thing as it will be once a change is saved. */
  applied: (entity: T, change: C) => T
  read: (id: string) => Promise<T>
  save: (id: string, version: number, change: C) => Promise<T>
  /** Puts what the server answered into the cache. */
  remember: (entity: T) => void
  /** Fields that people write as text, and what a text means for them. */
  texts: readonly (keyof C & string)[]
  fromText: (field: keyof C & string, text: string) => unknown
  currency: () => string
  /** How a value reads that says nothing by itself, such as an id; else undefined. */
  says?: (field: keyof C & string, value: unknown) => string | undefined
}
