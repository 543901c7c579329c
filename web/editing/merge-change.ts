import { ApiError } from '../api/client.ts'

/** An edit that conflicts with another one: the current entity, and the fields that both changed. */
export type Conflict<T, C> = { kind: 'conflict'; current: T; change: C; fields: (keyof C & string)[] }
export type Merged<T, C> = { kind: 'saved'; value: T } | Conflict<T, C>

/** Lists such as tags are equal when they have the same items. */
const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * Saves an edit of an entity that others may edit concurrently. Fields that only one side changed are merged
 * automatically; a field that both changed is returned as a conflict, so nothing is lost.
 * @throws ApiError for every refusal but `stale-version`
 */
export async function saveMerging<T extends { version: number }, C extends object>(edit: {
  /** The entity as its author read it. */
  base: T
  change: C
  valueOf: (entity: T, field: keyof C & string) => unknown
  save: (version: number, change: C) => Promise<T>
  read: () => Promise<T>
}): Promise<Merged<T, C>> {
  const { base, change, valueOf, save, read } = edit
  let version = base.version
  for (let tries = 0; ; tries += 1) {
    try {
      return { kind: 'saved', value: await save(version, change) }
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'stale-version' || tries > 3) throw error
      const current = await read()
      const isBoth = (field: keyof C & string) =>
        !isSame(valueOf(current, field), valueOf(base, field)) &&
        !isSame(valueOf(current, field), change[field])
      const fields = (Object.keys(change) as (keyof C & string)[]).filter(isBoth)
      if (fields.length > 0) return { kind: 'conflict', current, change, fields }
      version = current.version
    }
  }
}
