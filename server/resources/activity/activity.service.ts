import type { Kysely, Transaction } from 'kysely'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { LocalText } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import type { FeatureFacts, LaunchFacts } from '../../domain/warnings/facts.ts'
import { activityInsertion } from './activity.repository.ts'
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
  /** The facts of the warnings of a feature or a launch after the change, if the service knows them; null when it has none. */
  featureFacts?: FeatureFacts | null
  launchFacts?: LaunchFacts | null
}

type RecordingDeps = Pick<Deps, 'now' | 'newId' | 'origin' | 'live' | 'recorded'>

const isAboutAccount = ({ noun }: NewAuditEvent): boolean => noun === 'person' || noun === 'api-token'

const isRecorded = ({ verb, changes }: NewAuditEvent): boolean => verb !== 'changed' || changes?.length !== 0

/**
 * Prepares audit events before a transaction, so that many of them take little of its time.
 * @returns a function that records them in the transaction of the change, as `recordEvents`
 */
export function prepareEvents(
  db: Kysely<Database>,
  deps: RecordingDeps,
  personId: string | null,
  auditEvents: readonly NewAuditEvent[],
): (trx: Transaction<Database>) => Promise<void> {
  const at = deps.now()
  const recorded = auditEvents.filter(isRecorded)
  const rows = recorded.map(({ noun, entity, withinId, verb, changes = [] }) => ({
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
  }))
  const insertion = rows.length > 0 ? activityInsertion(db, rows) : null
  const hints = recorded.map(({ noun, entity }) => ({ noun, id: entity.id }))
  return async (trx) => {
    touch(
      trx,
      auditEvents.map(({ noun, entity, verb, withinId, featureFacts, launchFacts }) => ({
        ...{ noun, id: entity.id, verb, withinId, featureFacts, launchFacts },
      })),
    )
    if (insertion === null) return
    await insertion(trx)
    for (const { noun, entity, verb, changes = [] } of recorded.filter(isAboutAccount)) {
      deps.recorded?.push({ at, noun, entityId: entity.id, verb, changes, personId })
    }
    await deps.live.publish(trx, { kind: 'changed', hints })
  }
}

/**
 * Records audit events in the transaction of the change, and publishes hints.
 * A change without changed fields is not recorded. Warnings about the entities are refreshed before the commit.
 * Events must contain no score and no number computed from scores: everybody reads them (RULES.md, Blindness).
 */
export const recordEvents = (
  trx: Transaction<Database>,
  deps: RecordingDeps,
  personId: string | null,
  auditEvents: readonly NewAuditEvent[],
): Promise<void> => prepareEvents(trx, deps, personId, auditEvents)(trx)

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
