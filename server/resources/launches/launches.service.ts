import type { Kysely, Transaction } from 'kysely'
import type { Feature } from '../../contracts/features.ts'
import type { Launch, LaunchChange, NewLaunch } from '../../contracts/launches.ts'
import type { Person } from '../../contracts/people.ts'
import type { FieldError } from '../../contracts/problems.ts'
import { flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { highestGrade, launchGradeErrors } from '../../domain/checklist/launch-grade.ts'
import { refuse, requireCurrent } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { keepVisible, visibilityErrors } from '../visibility/naming.service.ts'
import { featuresByIds, lockFeatures } from '../features/features.service.ts'
import { personErrors } from '../people/people.service.ts'
import { scheduleNow } from '../workspace/workspace.service.ts'
import { featureIdsOf, insertLaunchFeatures, pmOwnerIdsOf } from './launch-features.repository.ts'
import { changeLaunchIn, knownLaunch } from './changing.service.ts'
import { toLaunch, warningFactsOf } from './parts.service.ts'
import {
  getLaunchRow,
  insertLaunch,
  lockLaunchRow,
  lockLaunchRows,
  lockLaunchWithPreview,
  markConcerns,
} from './launches.repository.ts'
import { type JoinedLaunch, writtenColumns } from './launches.rows.ts'
import { featuresOfLaunch } from './reading.service.ts'

/** The features of a launch must exist, be unique, and not be archived unless they were in it before. */
function featureFaults(
  featureIds: readonly string[],
  found: readonly Feature[],
  kept: readonly string[],
): FieldError[] {
  const features = new Map(found.map((feature) => [feature.id, feature]))
  return featureIds.flatMap((id, index): FieldError[] => {
    const path = `featureIds.${index}`
    const feature = features.get(id)
    if (!feature) return [{ path, code: 'unknown-feature' }]
    if (featureIds.indexOf(id) !== index) return [{ path, code: 'duplicate' }]
    if (feature.archivedAt !== null && !kept.includes(id)) return [{ path, code: 'feature-archived' }]
    return []
  })
}

function requireNone(errors: FieldError[]): void {
  if (errors.length > 0) throw refuse('invalid-input', { errors })
}

/** @throws Refusal reason-required when this grade needs a better reason */
export function requireGradeReason(choice: Parameters<typeof launchGradeErrors>[0]): void {
  const errors = launchGradeErrors(choice)
  if (errors.length > 0) throw refuse('reason-required', { errors })
}

/** A new owner of a launch must see each of its features; as owner they see the launch itself. */
const ownerFaults = async (
  trx: Transaction<Database>,
  ownerId: string | null | undefined,
  featureIds: readonly string[],
  previous: string | null = null,
): Promise<FieldError[]> => {
  if (!ownerId || ownerId === previous) return []
  const faults = await personErrors(trx, { ownerId })
  return faults.length > 0 ? faults : visibilityErrors(trx, { featureIds }, { ownerId })
}

/**
 * Creates a draft: a launch without tasks. Its grade defaults to the highest decided one of its features.
 * @throws Refusal invalid-input, reason-required
 */
export async function createLaunch(deps: Deps, by: Person, input: NewLaunch): Promise<Launch> {
  return deps.db.transaction().execute(async (trx) => {
    await lockFeatures(trx, input.featureIds)
    const features = await featuresByIds(trx, input.featureIds)
    requireNone([
      ...featureFaults(input.featureIds, features, []),
      ...(await ownerFaults(trx, input.ownerId, input.featureIds)),
    ])
    const decidedGrade = highestGrade(features.map(({ grade }) => grade))
    const grade = input.grade ?? decidedGrade
    requireGradeReason({ grade, decidedGrade, reason: input.gradeReason })
    const id = deps.newId()
    const at = deps.now()
    await insertLaunch(trx, {
      id,
      title: input.title,
      summary: input.summary,
      status: 'draft',
      launch_date: input.launchDate,
      owner_id: input.ownerId,
      grade,
      grade_reason: grade === decidedGrade ? null : input.gradeReason,
      paid_spend: input.paidSpend,
      playbook_id: null,
      planned_at: null,
      previous_plan: null,
      archived_at: null,
      is_confidential: flag(input.isConfidential === true),
      created_at: at,
      updated_at: at,
      version: 1,
    })
    if (input.isConfidential) await keepVisible(trx, 'launch', id, by, [input.ownerId])
    await insertLaunchFeatures(trx, id, input.featureIds)
    const row = await getLaunchRow(trx, id)
    const schedule = await scheduleNow(deps, trx)
    const parts = { features: await featuresOfLaunch(trx, id), tasks: [] }
    const launch = toLaunch(row, parts, schedule)
    if (launch.concerns.length > 0) await markConcerns(trx, [id], true)
    const launchFacts = warningFactsOf(row, parts, schedule.today)
    await recordEvents(trx, deps, by.id, [
      { noun: 'launch', entity: { id, title: input.title }, verb: 'created', launchFacts },
    ])
    return launch
  })
}

/** Locks a launch, archived or not, until the transaction ends. @throws Refusal not-found */
export const lockedLaunch = (trx: Transaction<Database>, id: string): Promise<JoinedLaunch> =>
  lockLaunchRow(trx, id)

/** Locks a launch until the transaction ends, and reads one of its previews. @throws Refusal not-found */
export const lockedLaunchWithPreview = lockLaunchWithPreview

/** Locks launches until the transaction ends. */
export const lockLaunches = lockLaunchRows

/**
 * Locks a launch for a change until the transaction ends.
 * @param version the last read version; absent without optimistic locking
 * @throws Refusal not-found, launch-archived, stale-version
 */
export async function launchToChange(
  trx: Transaction<Database>,
  id: string,
  version?: number,
): Promise<JoinedLaunch> {
  const row = await lockLaunchRow(trx, id)
  if (row.archived_at !== null) throw refuse('launch-archived')
  requireCurrent(row, version)
  return row
}

/**
 * Edits the features and the fields that do not affect the plan.
 * @throws Refusal not-found, launch-archived, stale-version, invalid-input
 */
export async function editLaunch(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  change: LaunchChange,
): Promise<Launch> {
  return deps.db.transaction().execute(async (trx) => {
    if (change.featureIds) await lockFeatures(trx, change.featureIds)
    const row = await launchToChange(trx, id, version)
    const known = await knownLaunch(trx, deps, row)
    const kept = known.parts.features.map((feature) => feature.id)
    const chosen = change.featureIds && (await featuresByIds(trx, change.featureIds))
    requireNone([
      ...(change.featureIds ? featureFaults(change.featureIds, chosen ?? [], kept) : []),
      ...(await ownerFaults(trx, change.ownerId, change.featureIds ?? kept, row.owner_id)),
    ])
    if (row.is_confidential === 1 && change.ownerId !== undefined) {
      await keepVisible(trx, 'launch', id, by, [change.ownerId])
    }
    const set = writtenColumns(change)
    return changeLaunchIn(trx, deps, by, known, { set, featureIds: change.featureIds, verb: 'changed' })
  })
}

/** Archives or restores a launch. Idempotent. @throws Refusal not-found, stale-version */
export async function setLaunchArchived(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  isArchived: boolean,
): Promise<Launch> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockLaunchRow(trx, id)
    requireCurrent(row, version)
    const known = await knownLaunch(trx, deps, row)
    if ((row.archived_at !== null) === isArchived) return toLaunch(row, known.parts, known.schedule)
    return changeLaunchIn(trx, deps, by, known, {
      set: { archived_at: isArchived ? deps.now() : null },
      verb: isArchived ? 'archived' : 'restored',
    })
  })
}

/** @throws Refusal not-found */
export async function requireLaunch(db: Kysely<Database>, id: string): Promise<void> {
  await getLaunchRow(db, id)
}

/** Validates the people of a launch: not-named for those who would not see it. */
export const launchVisibilityErrors = async (
  db: Kysely<Database>,
  id: string,
  chosen: Parameters<typeof visibilityErrors>[2],
): Promise<FieldError[]> => visibilityErrors(db, { id, featureIds: await featureIdsOf(db, id) }, chosen)

/** The PM owners of a launch's features, who own the launch for permissions. @throws Refusal not-found */
export async function launchOwnerIds(db: Kysely<Database>, id: string): Promise<string[]> {
  await requireLaunch(db, id)
  return pmOwnerIdsOf(db, id)
}
