/** Deleting for good: only what is archived, with all that hangs on it; its history stays. */
import type { Activity } from '../../contracts/activity.ts'
import type { Feature } from '../../contracts/features.ts'
import type { Launch } from '../../contracts/launches.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { recordDeeds } from '../activity/activity.service.ts'
import { featureById } from '../features/features.service.ts'
import { launchById } from '../launches/reading.service.ts'
import {
  type Doomed,
  hasConfidentialFeature,
  insertDeletion,
  lockDoomed,
  removeFeature,
  removeLaunch,
  titlesOfLaunchesWith,
} from './deletions.repository.ts'

/** The last values that the history keeps of a feature. */
const featureFields = [
  'title',
  'summary',
  'productArea',
  'stage',
  'pmOwner',
  'pmmOwner',
  'releaseDate',
  'externalKey',
  'externalLink',
  'tags',
  'requestingCustomers',
  'pmmJoinedOn',
  'prdFinalOn',
  'plannedFollowUps',
  'departmentOwner',
  'campaignBudget',
  'grade',
  'gradeDecidedOn',
  'lookAgainOn',
] as const satisfies readonly (keyof Feature)[]

/** The last values that the history keeps of a launch. */
const launchFields = [
  'title',
  'summary',
  'features',
  'owner',
  'launchDate',
  'grade',
  'gradeReason',
  'paidSpend',
  'playbook',
  'plannedAt',
] as const satisfies readonly (keyof Launch)[]

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

const lastValues = <T extends object>(thing: T, fields: readonly (keyof T & string)[]): Activity['changes'] =>
  fields
    .filter((field) => !isEmpty(thing[field]))
    .map((field) => ({ field, before: thing[field], after: null }))

function requireDoomed({ version, archived_at }: Doomed, seen: number): void {
  if (version !== seen) throw refuse('stale-version', { params: { current: version } })
  if (archived_at === null) throw refuse('not-archived')
}

/**
 * Deletes an archived feature with its grading.
 * @throws Refusal not-found, stale-version, not-archived, in-use naming the launches that it is still in
 */
export async function deleteFeature(deps: Deps, by: Person, id: string, version: number): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const doomed = await lockDoomed(trx, 'features', id)
    requireDoomed(doomed, version)
    const launches = await titlesOfLaunchesWith(trx, id)
    if (launches.length > 0) throw refuse('in-use', { params: { launches } })
    const feature = await featureById(trx, id)
    await removeFeature(trx, id)
    const isConfidential = doomed.is_confidential === 1
    await insertDeletion(trx, {
      thingId: id,
      noun: 'feature',
      isConfidential,
      personId: by.id,
      at: deps.now(),
    })
    const changes = lastValues(feature, featureFields)
    await recordDeeds(trx, deps, by.id, [
      { noun: 'feature', thing: { id, title: feature.title }, verb: 'deleted', changes },
    ])
  })
}

/**
 * Deletes an archived launch with its checklist; its features stay.
 * @throws Refusal not-found, stale-version, not-archived
 */
export async function deleteLaunch(deps: Deps, by: Person, id: string, version: number): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const doomed = await lockDoomed(trx, 'launches', id)
    requireDoomed(doomed, version)
    const launch = await launchById(deps, trx, id)
    // At least as confidential as each of its features (domain.md, Roles).
    const isConfidential = doomed.is_confidential === 1 || (await hasConfidentialFeature(trx, id))
    await removeLaunch(trx, id)
    await insertDeletion(trx, {
      thingId: id,
      noun: 'launch',
      isConfidential,
      personId: by.id,
      at: deps.now(),
    })
    const changes = lastValues(launch, launchFields)
    await recordDeeds(trx, deps, by.id, [
      { noun: 'launch', thing: { id, title: launch.title }, verb: 'deleted', changes },
    ])
  })
}
