/** Changes one locked launch, with its derived fields and the facts of its warnings. */
import type { Transaction } from 'kysely'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { Launch } from '../../contracts/launches.ts'
import type { Person } from '../../contracts/people.ts'
import { flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { LaunchesTable } from '../../db/tables/launches.ts'
import type { Deps } from '../../deps.ts'
import { recordedLaunchFields } from '../../domain/fields/launch-fields.ts'
import { changesBetween, recordEvents } from '../activity/activity.service.ts'
import { scheduleNow } from '../workspace/workspace.service.ts'
import { replaceFeatures } from './launch-features.repository.ts'
import { changeLaunchRow } from './launches.repository.ts'
import type { JoinedLaunch } from './launches.rows.ts'
import { concernsOf, type LaunchParts, type Schedule, toLaunch, warningFactsOf } from './parts.service.ts'
import { featuresOfLaunch, partsOfLaunch } from './reading.service.ts'

/** A locked launch with all that it is computed from, read after locking it. */
export type KnownLaunch = { row: JoinedLaunch; parts: LaunchParts; schedule: Schedule }

/** Reads what a locked launch is computed from. */
export const knownLaunch = async (
  trx: Transaction<Database>,
  deps: Pick<Deps, 'now'>,
  row: JoinedLaunch,
): Promise<KnownLaunch> => ({
  row,
  parts: await partsOfLaunch(trx, row.id),
  schedule: await scheduleNow(deps, trx),
})

/**
 * Updates columns of a locked launch and records the change.
 * @param change.tasks after the change, when the caller has changed them
 */
export async function changeLaunchIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  { row, parts, schedule }: KnownLaunch,
  change: {
    set: Partial<LaunchesTable>
    featureIds?: readonly string[] | undefined
    tasks?: LaunchParts['tasks']
    extraChanges?: AuditEvent['changes']
    verb: string
  },
): Promise<Launch> {
  if (change.featureIds) await replaceFeatures(trx, row.id, change.featureIds)
  const features = change.featureIds ? await featuresOfLaunch(trx, row.id) : parts.features
  const nextParts = { features, tasks: change.tasks ?? parts.tasks }
  const set = { ...change.set, updated_at: deps.now() }
  const hasConcerns = concernsOf({ ...row, ...set }, nextParts, schedule).length > 0
  const next = await changeLaunchRow(trx, row, { ...set, has_concerns: flag(hasConcerns) })
  const before = toLaunch(row, parts, schedule)
  const after = toLaunch(next, nextParts, schedule)
  const changes = [...changesBetween(before, after, recordedLaunchFields), ...(change.extraChanges ?? [])]
  await recordEvents(trx, deps, by.id, [
    {
      noun: 'launch',
      entity: { id: after.id, title: after.title },
      verb: change.verb,
      changes,
      launchFacts: warningFactsOf(next, nextParts, schedule.today),
    },
  ])
  return after
}
