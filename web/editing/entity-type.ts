import type { AuditEvent } from '#server/contracts/activity.ts'

export type Versioned = { id: string; version: number }

/** How entities of one type are edited and how their fields are formatted. `C` is a partial change. */
export type EntityType<T extends Versioned, C extends object> = {
  noun: AuditEvent['noun']
  /** Every field of a change, in page order, mapped to its field name in the entity and in the audit log. */
  shownAs: Readonly<Record<keyof C & string, keyof T & string>>
  /** The value for this field in a change that would leave the entity as it is. */
  written: (entity: T, field: keyof C & string) => unknown
  /** Returns the entity with a change applied. */
  applied: (entity: T, change: C) => T
  read: (id: string) => Promise<T>
  save: (id: string, version: number, change: C) => Promise<T>
  /** Puts the server's response into the cache. */
  remember: (entity: T) => void
  /** Fields that are free text, and what a text means for them. */
  texts: readonly (keyof C & string)[]
  fromText: (field: keyof C & string, text: string) => unknown
  currency: () => string
  /** Formats a value that is not readable by itself, such as an id; otherwise undefined. */
  says?: (field: keyof C & string, value: unknown) => string | undefined
}
