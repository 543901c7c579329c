import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Difference, Restoration } from '#server/domain/history/restoring.ts'
import { listActivity } from '../api/activity.ts'
import type { Versioned } from './entity-type.ts'

/** As many audit events as one request returns. */
export const maxEvents = 200

/** A version that someone looks at before it is restored. */
export type Earlier<T, C> = {
  at: string
  base: T
  change: C
  restored: readonly Difference[]
  left: readonly Difference[]
}

export type Restore<T, C> = (
  current: T,
  auditEvents: readonly AuditEvent[],
  auditEventId: string,
) => Restoration<C> | undefined

/** The audit events after which an entity differed from what it is. */
export const restorableIn = <T, C extends object>(
  current: T,
  auditEvents: readonly AuditEvent[],
  restoring: Restore<T, C>,
): Set<string> =>
  new Set(
    auditEvents.flatMap(({ id }) =>
      (restoring(current, auditEvents, id)?.restored.length ?? 0) > 0 ? [id] : [],
    ),
  )

/**
 * Reads an entity together with its history, both of one moment, and what restoring the version after an audit event would change.
 * @returns undefined when the history does not reach back to that event
 */
export async function readEarlier<T extends Versioned, C extends object>(of: {
  noun: AuditEvent['noun']
  id: string
  auditEventId: string
  read: () => Promise<T>
  restoring: Restore<T, C>
}): Promise<Earlier<T, C> | undefined> {
  for (let base = await of.read(); ;) {
    const { items } = await listActivity({ noun: of.noun, entityId: of.id, limit: maxEvents })
    const after = await of.read()
    // Someone wrote in between: the history may tell of it, or not yet.
    if (after.version !== base.version) {
      base = after
      continue
    }
    const found = of.restoring(base, items, of.auditEventId)
    const at = items.find(({ id }) => id === of.auditEventId)?.at
    return found && at
      ? { at, base, change: found.change, restored: found.restored, left: found.left }
      : undefined
  }
}
