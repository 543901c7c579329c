/** What a thing was earlier, read backwards from what it is now and what its history tells. */
import type { AuditEvent } from '../../contracts/activity.ts'

/** A audit event as far as it tells which fields changed. */
export type LoggedEvent = Pick<AuditEvent, 'id' | 'changes'>

/**
 * The values of a thing right after one of its audit events, by undoing every newer one.
 * @param current the values now
 * @param entries its whole history down to that audit event at least, newest first
 * @param fields what to look at; other fields in the history are not the thing's own
 * @returns undefined when the history does not hold that audit event
 */
export function versionAt<Values extends object>(
  current: Values,
  entries: readonly LoggedEvent[],
  entryId: string,
  fields: readonly (keyof Values & string)[],
): Values | undefined {
  const at = entries.findIndex(({ id }) => id === entryId)
  if (at === -1) return undefined
  const version: Values = { ...current }
  for (const { changes } of entries.slice(0, at)) {
    for (const { field, before } of changes) {
      const own = fields.find((name) => name === field)
      // A field without a value was told as missing; the contracts know it as null.
      if (own) version[own] = (before ?? null) as Values[typeof own]
    }
  }
  return version
}
