/** Keeps stored warnings up to date: recomputes them in every transaction that changes a fact, before it commits. */
import type { Kysely, Transaction } from 'kysely'
import { wrapTransactions } from '../../db/transactions.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import type { FeatureFacts, LaunchFacts } from '../../domain/warnings/facts.ts'
import type { RaisedWarning } from '../../domain/warnings/warning-rule.ts'
import { featureWarnings, launchWarnings, warningRules } from '../../domain/warnings/warnings.ts'
import { gatherTouched, type Touched } from '../activity/touched.service.ts'
import { lockFeatures } from '../features/features.service.ts'
import { type Schedule, warningFactsOf } from '../launches/parts.service.ts'
import { lockLaunchFacts, storeConcerns } from '../launches/reading.service.ts'
import { timeSlices } from '../../time-slices.ts'
import { scheduleNow, todayOf } from '../workspace/workspace.service.ts'
import { featureIdsIn, launchIdsWith } from './facts.repository.ts'
import { featureFactsOf } from './facts.service.ts'
import { storeWarnings } from './stored.repository.ts'

type Clock = Pick<Deps, 'now'>

/** Smaller, because launches are read with their tasks, about fifty each. */
const atOnce = { features: 400, launches: 100 }

/** The warnings by entity; none for those without facts: archived and deleted ones. */
const raisedBy = <Facts>(
  ids: readonly string[],
  facts: ReadonlyMap<string, Facts | null>,
  warningsOf: (facts: Facts) => RaisedWarning[],
): Map<string, RaisedWarning[]> =>
  new Map(
    ids.map((id) => {
      const known = facts.get(id) ?? null
      return [id, known === null ? [] : warningsOf(known)]
    }),
  )

/**
 * Recomputes the warnings of these features.
 * @param trx unfiltered; facts are read after locking
 * @param ids at most a few hundred
 * @returns whether any differed from the stored ones
 */
export async function refreshFeatures(
  trx: Transaction<Database>,
  deps: Clock,
  ids: readonly string[],
  { today }: Pick<Schedule, 'today'>,
  rules = warningRules,
): Promise<boolean> {
  await lockFeatures(trx, ids)
  const facts = await featureFactsOf(trx, ids, today)
  return storeWarnings(
    trx,
    raisedBy(ids, facts, (known) => featureWarnings(known, rules)),
    deps.now(),
  )
}

/** Recomputes the warnings of these launches, and whether their plans have concerns. */
export async function refreshLaunches(
  trx: Transaction<Database>,
  deps: Clock,
  ids: readonly string[],
  schedule: Schedule,
  rules = warningRules,
): Promise<boolean> {
  const locked = await lockLaunchFacts(trx, ids)
  const facts = new Map(locked.map(({ row, parts }) => [row.id, warningFactsOf(row, parts, schedule.today)]))
  const raised = raisedBy(ids, facts, (known) => launchWarnings(known, rules))
  const isDifferent = await storeWarnings(trx, raised, deps.now())
  return (await storeConcerns(trx, locked, schedule)) || isDifferent
}

async function inParts(
  ids: ReadonlySet<string>,
  size: number,
  work: (some: string[]) => Promise<void>,
): Promise<void> {
  const sorted = [...ids].sort()
  const pause = timeSlices()
  for (let at = 0; at < sorted.length; at += size) {
    await pause()
    await work(sorted.slice(at, at + size))
  }
}

/** What was touched with facts, except for what must be read because something else that it depends on was touched. */
const without = (known: Iterable<string>, toRead: ReadonlySet<string>): Set<string> =>
  new Set([...known].filter((id) => !toRead.has(id)))

/** The ids of what was touched, by entity type; of a task, its launch. */
function touchedIds(touched: Iterable<Touched>): (noun: Touched['noun']) => Set<string> {
  const idsOf = new Map<Touched['noun'], Set<string>>()
  for (const { noun, id, withinId, verb } of touched) {
    // The features of a new area are those that were moved into it, and touched themselves.
    if (noun === 'product-area' && verb === 'created') continue
    const [counted, entityId] = noun === 'task' ? (['launch', withinId] as const) : ([noun, id] as const)
    if (entityId !== undefined) idsOf.set(counted, (idsOf.get(counted) ?? new Set()).add(entityId))
  }
  return (noun) => idsOf.get(noun) ?? new Set()
}

/**
 * Finds the entities whose facts depend on what was touched: a product area's features, a feature's launches, a task's
 * launch. Features are locked before launches and each in the order of their ids, here and wherever features are added
 * to a launch, which prevents deadlocks.
 */
async function refreshTouched(
  trx: Transaction<Database>,
  deps: Clock,
  touched: Iterable<Touched>,
): Promise<void> {
  const known = {
    features: new Map<string, FeatureFacts | null>(),
    launches: new Map<string, LaunchFacts | null>(),
  }
  const unknown: Touched[] = []
  const pause = timeSlices()
  for (const entity of touched) {
    await pause()
    if (entity.featureFacts !== undefined) known.features.set(entity.id, entity.featureFacts)
    else if (entity.launchFacts !== undefined) known.launches.set(entity.id, entity.launchFacts)
    else unknown.push(entity)
  }
  const idsOf = touchedIds(unknown)
  const features = new Set([...idsOf('feature'), ...(await featureIdsIn(trx, [...idsOf('product-area')]))])
  const launches = idsOf('launch')
  const addLaunchesWith = async (featureIds: string[]) => {
    for (const id of await launchIdsWith(trx, featureIds)) launches.add(id)
  }
  await inParts(without(known.features.keys(), features), atOnce.features, async (some) => {
    await storeWarnings(trx, raisedBy(some, known.features, featureWarnings), deps.now())
    await addLaunchesWith(some)
  })
  if (features.size > 0) {
    const today = await todayOf(deps, trx)
    await inParts(features, atOnce.features, async (some) => {
      await refreshFeatures(trx, deps, some, { today })
      await addLaunchesWith(some)
    })
  }
  if (launches.size > 0) {
    const schedule = await scheduleNow(deps, trx)
    await inParts(launches, atOnce.launches, async (some) => {
      await refreshLaunches(trx, deps, some, schedule)
    })
  }
  await inParts(without(known.launches.keys(), launches), atOnce.features, async (some) => {
    await storeWarnings(trx, raisedBy(some, known.launches, launchWarnings), deps.now())
  })
}

/**
 * A database whose transactions end with a refresh of the warnings that depend on the entities of their recorded events,
 * including entities that the person of `db` may not see.
 */
export const refreshingWarnings = (db: Kysely<Database>, deps: Clock): Kysely<Database> =>
  wrapTransactions(db, async (trx, unfiltered, work) => {
    const touched = gatherTouched(trx)
    const result = await work()
    await refreshTouched(unfiltered, deps, touched.values())
    return result
  })
