/** Collects the entities that a transaction recorded events about, for refreshing warnings before the commit. */
import type { Transaction } from 'kysely'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { Database } from '../../db/tables.ts'
import type { FeatureFacts, LaunchFacts } from '../../domain/warnings/facts.ts'

export type Touched = Readonly<{
  noun: AuditEvent['noun']
  id: string
  verb: string
  withinId?: string | undefined
  /** The facts of its warnings after the last change, if the service knows them; null when it has no warnings. */
  featureFacts?: FeatureFacts | null | undefined
  launchFacts?: LaunchFacts | null | undefined
}>

const touchedBy = new WeakMap<Transaction<Database>, Map<string, Touched>>()

/** Starts collecting the touched entities of a transaction, each once. @returns the growing collection */
export function gatherTouched(trx: Transaction<Database>): ReadonlyMap<string, Touched> {
  const touched = new Map<string, Touched>()
  touchedBy.set(trx, touched)
  return touched
}

/** @throws Error when an event about a source of warnings is recorded in a transaction that does not refresh them */
export function touch(trx: Transaction<Database>, entities: readonly Touched[]): void {
  const touched = touchedBy.get(trx)
  for (const entity of entities) {
    if (touched) touched.set(entity.id, entity)
    else if (['feature', 'launch', 'task', 'product-area'].includes(entity.noun)) {
      throw new Error(
        `The transaction that changes a ${entity.noun} must refresh warnings (refreshingWarnings)`,
      )
    }
  }
}
