import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Difference, Restoration } from '#server/domain/history/restoring.ts'
import { listActivity } from '../api/activity.ts'
import { ApiError } from '../api/client.ts'
import type { Versioned } from './entity-type.ts'

/** Maximum number of audit events per request. */
export const maxEvents = 200
/** How often the entity and its log are read until both are of one version. */
const maxReads = 5

/** An earlier version, previewed before it is restored. */
export type EarlierVersion<T, C> = {
  at: string
  base: T
  change: C
  restored: readonly Difference[]
  left: readonly Difference[]
}

export type ComputeRestoration<T, C> = (
  current: T,
  auditEvents: readonly AuditEvent[],
  auditEventId: string,
) => Restoration<C> | undefined

/** Ids of the audit events after which an entity differed from its current state. */
export const restorableEventIds = <T, C extends object>(
  current: T,
  auditEvents: readonly AuditEvent[],
  restoring: ComputeRestoration<T, C>,
): Set<string> =>
  new Set(
    auditEvents.flatMap(({ id }) =>
      (restoring(current, auditEvents, id)?.restored.length ?? 0) > 0 ? [id] : [],
    ),
  )

/**
 * Reads an entity and its audit log consistently, and computes what restoring the version after an audit
 * event would change.
 * @returns undefined when the log does not reach back to that event
 * @throws ApiError for every refusal; `stale-version` when the entity changed during each of the reads
 */
export async function readEarlierVersion<T extends Versioned, C extends object>(of: {
  noun: AuditEvent['noun']
  id: string
  auditEventId: string
  read: () => Promise<T>
  restoring: ComputeRestoration<T, C>
}): Promise<EarlierVersion<T, C> | undefined> {
  let base = await of.read()
  for (let reads = 0; reads < maxReads; reads += 1) {
    const { items } = await listActivity({ noun: of.noun, entityId: of.id, limit: maxEvents })
    const after = await of.read()
    if (after.version === base.version) {
      const found = of.restoring(base, items, of.auditEventId)
      const at = items.find(({ id }) => id === of.auditEventId)?.at
      return found && at
        ? { at, base, change: found.change, restored: found.restored, left: found.left }
        : undefined
    }
    // The entity changed between the reads, so the log may or may not include that change.
    base = after
  }
  throw new ApiError({ status: 412, code: 'stale-version' })
}
