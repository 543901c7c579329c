/** Keeps stored warnings up to date: recomputes them in every transaction that changes a fact, before it commits. */
import { setImmediate as pause } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import { wrapTransactions } from '../../db/transactions.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { featureWarnings, launchWarnings, warningRules } from '../../domain/warnings/warnings.ts'
import { gatherTouched, type Touched } from '../activity/touched.service.ts'
import { lockFeatures } from '../features/features.service.ts'
import { lockLaunches } from '../launches/launches.service.ts'
import { refreshConcerns } from '../launches/reading.service.ts'
import { todayOf } from '../workspace/workspace.service.ts'
import { featureIdsIn, launchIdsWith } from './facts.repository.ts'
import { featureFactsOf, launchFactsOf } from './facts.service.ts'
import { storeWarnings } from './stored.repository.ts'

type Clock = Pick<Deps, 'now'>

/** Smaller, because launches are read with their tasks, about fifty each. */
const atOnce = { features: 400, launches: 100 }

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
  rules = warningRules,
): Promise<boolean> {
  await lockFeatures(trx, ids)
  const facts = await featureFactsOf(trx, ids, await todayOf(deps, trx))
  const raised = ids.map((id) => {
    const known = facts.get(id)
    return [id, known ? featureWarnings(known, rules) : []] as const
  })
  return storeWarnings(trx, new Map(raised), deps.now())
}

/** Recomputes the warnings of these launches, and whether their plans have concerns. */
export async function refreshLaunches(
  trx: Transaction<Database>,
  deps: Clock,
  ids: readonly string[],
  rules = warningRules,
): Promise<boolean> {
  await lockLaunches(trx, ids)
  const facts = await launchFactsOf(trx, ids, await todayOf(deps, trx))
  const raised = ids.map((id) => {
    const known = facts.get(id)
    return [id, known ? launchWarnings(known, rules) : []] as const
  })
  const isDifferent = await storeWarnings(trx, new Map(raised), deps.now())
  return (await refreshConcerns(trx, deps, ids)) || isDifferent
}

async function inParts(
  ids: ReadonlySet<string>,
  size: number,
  work: (some: string[]) => Promise<void>,
): Promise<void> {
  const sorted = [...ids].sort()
  for (let at = 0; at < sorted.length; at += size) {
    if (at > 0) await pause()
    await work(sorted.slice(at, at + size))
  }
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
  const idsOf = new Map<Touched['noun'], string[]>()
  for (const { noun, id, withinId } of touched) {
    const [counted, entityId] = noun === 'task' ? (['launch', withinId] as const) : ([noun, id] as const)
    if (entityId === undefined) continue
    const ids = idsOf.get(counted)
    if (ids) ids.push(entityId)
    else idsOf.set(counted, [entityId])
  }
  const ofAreas = await featureIdsIn(trx, idsOf.get('product-area') ?? [])
  const features = new Set([...(idsOf.get('feature') ?? []), ...ofAreas])
  const launches = new Set(idsOf.get('launch'))
  await inParts(features, atOnce.features, async (some) => {
    await refreshFeatures(trx, deps, some)
    for (const id of await launchIdsWith(trx, some)) launches.add(id)
  })
  await inParts(launches, atOnce.launches, async (some) => {
    await refreshLaunches(trx, deps, some)
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
