import type { Transaction } from 'kysely'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { LocalText } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import type { LaunchFacts } from '../../domain/warnings/facts.ts'
import { insertActivities } from './activity.repository.ts'
import { touch } from './touched.service.ts'

/** An audit event to record, without timestamp and id. */
export type NewAuditEvent = {
  noun: AuditEvent['noun']
  entity: { id: string; title: LocalText }
  /**
   * The launch of a task: its history is as confidential as the launch. Of an import, a confidential feature that it
   * changed: only administrators and the importer see the import.
   */
  withinId?: string
  verb: string
  changes?: AuditEvent['changes']
  /** Of a launch: the facts of its warnings after the change, if the service knows them; null when it has none. */
  warningFacts?: LaunchFacts | null
}

const isRecorded = ({ verb, changes }: NewAuditEvent): boolean => verb !== 'changed' || changes?.length !== 0

/**
 * Records audit events in the transaction of the change, and publishes hints.
 * A change without changed fields is not recorded. Warnings about the entities are refreshed before the commit.
 * Events must contain no score and no number computed from scores: everybody reads them (RULES.md, Blindness).
 */
export async function recordEvents(
  trx: Transaction<Database>,
  deps: Pick<Deps, 'now' | 'newId' | 'origin' | 'live'>,
  personId: string | null,
  auditEvents: NewAuditEvent[],
): Promise<void> {
  const at = deps.now()
  touch(
    trx,
    auditEvents.map(({ noun, entity, withinId, warningFacts }) => ({
      ...{ noun, id: entity.id, withinId, warningFacts },
    })),
  )
  const recorded = auditEvents.filter(isRecorded)
  await insertActivities(
    trx,
    recorded.map(({ noun, entity, withinId, verb, changes = [] }) => ({
      id: deps.newId(),
      at,
      person_id: personId,
      noun,
      entity_id: entity.id,
      entity_title: typeof entity.title === 'string' ? entity.title : JSON.stringify(entity.title),
      verb,
      changes: JSON.stringify(changes),
      within_id: withinId ?? null,
      origin_kind: deps.origin.kind,
      origin_id: deps.origin.id,
      address: deps.origin.address,
      redacted_at: null,
    })),
  )
  const hints = recorded.map(({ noun, entity }) => ({ noun, id: entity.id }))
  if (hints.length > 0) await deps.live.publish(trx, { kind: 'changed', hints })
}

/** Reduces references to their ids for comparison, because a concurrent rename is not a change. */
function identityOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(identityOf)
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value
}

/** The fields that differ between two versions of an entity, for its history. */
export function changesBetween<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): AuditEvent['changes'] {
  const textOf = (value: unknown) => JSON.stringify(identityOf(value))
  return fields
    .filter((field) => textOf(before[field]) !== textOf(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}
