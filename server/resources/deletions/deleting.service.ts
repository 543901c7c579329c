/** Permanently deletes archived entities with all dependent data; their history is kept. */
import type { Transaction } from 'kysely'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { Person } from '../../contracts/people.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { shownFeatureFields } from '../../domain/fields/feature-fields.ts'
import { shownLaunchFields } from '../../domain/fields/launch-fields.ts'
import { refuse } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { eachTable } from '../declarations.ts'
import { featureById } from '../features/features.service.ts'
import { launchById } from '../launches/reading.service.ts'
import {
  type DeletableNoun,
  type DeletionTarget,
  findHolders,
  hasConfidentialFeature,
  insertDeletion,
  lockForDeletion,
  removeEntity,
} from './deletions.repository.ts'

const isEmpty = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0)

/** The last values of a deleted entity: all non-empty fields. */
const lastValues = <T extends object>(
  entity: T,
  fields: readonly (keyof T & string)[],
): AuditEvent['changes'] =>
  fields
    .filter((field) => !isEmpty(entity[field]))
    .map((field) => ({ field, before: entity[field], after: null }))

/**
 * Locks an archived entity without holders until the transaction ends.
 * @throws Refusal not-found, stale-version, not-archived, in-use with the titles of what holds it
 */
async function lockDeletable(
  trx: Transaction<Database>,
  noun: DeletableNoun,
  id: string,
  seen: number,
): Promise<DeletionTarget> {
  const target = await lockForDeletion(trx, noun, id)
  const { version, archived_at } = target
  if (version !== seen) throw refuse('stale-version', { params: { current: version } })
  if (archived_at === null) throw refuse('not-archived')
  const holders = await findHolders(trx, eachTable, noun, id)
  if (Object.keys(holders).length > 0) throw refuse('in-use', { params: holders })
  return target
}

/** Removes a locked entity, and records its last values and whether its history stays hidden. */
async function removeIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  entity: { noun: DeletableNoun; id: string; title: string; isConfidential: boolean },
  changes: AuditEvent['changes'],
): Promise<void> {
  const { noun, id, title, isConfidential } = entity
  await removeEntity(trx, eachTable, noun, id)
  await insertDeletion(trx, { entityId: id, noun, isConfidential, personId: by.id, at: deps.now() })
  await recordEvents(trx, deps, by.id, [{ noun, entity: { id, title }, verb: 'deleted', changes }])
}

/**
 * Deletes an archived feature with its grading.
 * @throws Refusal not-found, stale-version, not-archived, in-use with the launches that contain it
 */
export async function deleteFeature(deps: Deps, by: Person, id: string, version: number): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const target = await lockDeletable(trx, 'feature', id, version)
    const feature = await featureById(trx, id)
    const isConfidential = target.is_confidential === 1
    const entity = { noun: 'feature', id, title: feature.title, isConfidential } as const
    await removeIn(trx, deps, by, entity, lastValues(feature, shownFeatureFields))
  })
}

/**
 * Deletes an archived launch with its checklist; its features are kept.
 * @throws Refusal not-found, stale-version, not-archived
 */
export async function deleteLaunch(deps: Deps, by: Person, id: string, version: number): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const target = await lockDeletable(trx, 'launch', id, version)
    const launch = await launchById(deps, trx, id)
    // At least as confidential as each of its features (RULES.md, Confidentiality).
    const isConfidential = target.is_confidential === 1 || (await hasConfidentialFeature(trx, id))
    const entity = { noun: 'launch', id, title: launch.title, isConfidential } as const
    await removeIn(trx, deps, by, entity, lastValues(launch, shownLaunchFields))
  })
}
