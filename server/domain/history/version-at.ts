/** Reconstructs an earlier version of an entity from its current values and its history. */
import type { AuditEvent } from '../../contracts/activity.ts'

/** The part of an audit event that says which fields changed. */
export type LoggedEvent = Pick<AuditEvent, 'id' | 'changes'>

/**
 * The values of an entity right after one of its audit events, by undoing every newer event.
 * @param current the current values
 * @param entries its complete history, at least down to that audit event, newest first
 * @param fields the fields to reconstruct; other fields in the history are not the entity's own
 * @returns undefined when the history does not contain that audit event
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
      // The history omits empty values; the contracts have null.
      if (own) version[own] = (before ?? null) as Values[typeof own]
    }
  }
  return version
}
