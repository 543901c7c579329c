/** What the recorded events of a transaction are about, for whoever must follow before it commits. */
import type { Transaction } from 'kysely'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { Database } from '../../db/tables.ts'

export type Touched = Readonly<{ noun: AuditEvent['noun']; id: string; withinId: string | undefined }>

const touchedBy = new WeakMap<Transaction<Database>, Map<string, Touched>>()

/** From now on what this transaction touches is gathered, each entity once. @returns what grows meanwhile */
export function gatherTouched(trx: Transaction<Database>): ReadonlyMap<string, Touched> {
  const touched = new Map<string, Touched>()
  touchedBy.set(trx, touched)
  return touched
}

/** @throws Error when events about something that warnings rest on are recorded where nobody would refresh them */
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
