/** Launches with features, progress and concerns, in a constant number of queries. */
import type { Kysely, Transaction } from 'kysely'
import type { Launch, LaunchQuery } from '../../contracts/launches.ts'
import type { Grade } from '../../contracts/lists.ts'
import type { PageOf, PlainDate } from '../../contracts/primitives.ts'
import { flag } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { scheduleNow } from '../workspace/workspace.service.ts'
import { featuresOfLaunches, type LaunchFeatureFacts } from './launch-features.repository.ts'
import { concernsOf, type LaunchParts, type Schedule, toLaunch } from './parts.service.ts'
import { progressOfLaunches, type TaskProgress, tasksOfLaunches } from './launch-tasks.repository.ts'
import { listLaunchRows, listPlannedDates, listRowsWithConcerns } from './launches.list.repository.ts'
import { getLaunchRow, lockLaunchRows, markConcerns } from './launches.repository.ts'
import type { JoinedLaunch, LaunchFactRow } from './launches.rows.ts'

function byLaunch<T extends { launchId: string }>(entities: readonly T[]): (launchId: string) => T[] {
  const groups = new Map<string, T[]>()
  for (const entity of entities) {
    const group = groups.get(entity.launchId)
    if (group) group.push(entity)
    else groups.set(entity.launchId, [entity])
  }
  return (launchId) => groups.get(launchId) ?? []
}

/** The features of launches with their tasks, as `readTasks` reads them. */
async function partsBy<Task extends TaskProgress>(
  db: Kysely<Database>,
  ids: readonly string[],
  readTasks: (db: Kysely<Database>, ids: readonly string[]) => Promise<Task[]>,
): Promise<(id: string) => LaunchParts<Task>> {
  const featuresOf = byLaunch(await featuresOfLaunches(db, ids))
  const tasksOf = byLaunch(await readTasks(db, ids))
  return (id) => ({ features: featuresOf(id), tasks: tasksOf(id) })
}

async function present(
  db: Kysely<Database>,
  rows: readonly JoinedLaunch[],
  schedule: Schedule,
): Promise<Launch[]> {
  const ids = rows.map(({ id }) => id)
  const partsOf = await partsBy(db, ids, progressOfLaunches)
  return rows.map((row) => toLaunch(row, partsOf(row.id), schedule))
}

/** @throws Refusal not-found */
export async function launchById(deps: Pick<Deps, 'now'>, db: Kysely<Database>, id: string): Promise<Launch> {
  const row = await getLaunchRow(db, id)
  const [launch] = await present(db, [row], await scheduleNow(deps, db))
  return launch!
}

/** The row of a launch, to compute a plan for. @throws Refusal not-found */
export const launchRow = getLaunchRow

/** All that a launch is computed from besides its row. */
export async function partsOfLaunch(db: Kysely<Database>, id: string): Promise<LaunchParts> {
  return (await partsBy(db, [id], tasksOfLaunches))(id)
}

/** One page of launches. */
export async function launchPage(
  deps: Pick<Deps, 'now'>,
  db: Kysely<Database>,
  query: LaunchQuery,
): Promise<PageOf<Launch>> {
  const schedule = await scheduleNow(deps, db)
  const page = await listLaunchRows(db, query, schedule.today)
  return { ...page, items: await present(db, page.items, schedule) }
}

/**
 * The first launches whose plans need attention, earliest first, with the total. Which ones do is stored, and may be a
 * minute behind the day and the calendar: a launch that has no concerns any more is left out.
 */
export async function launchesWithConcerns(
  deps: Pick<Deps, 'now'>,
  db: Kysely<Database>,
  limit: number,
): Promise<{ items: Launch[]; total: number }> {
  const { items: rows, total } = await listRowsWithConcerns(db, limit)
  const launches = await present(db, rows, await scheduleNow(deps, db))
  const items = launches.filter(({ concerns }) => concerns.length > 0)
  return { items, total: total - (launches.length - items.length) }
}

/** A locked launch with what its warnings and concerns are computed from. */
export type LockedFacts = { row: LaunchFactRow; parts: LaunchParts }

/**
 * Locks launches until the transaction ends, then reads what their warnings and concerns are computed from.
 * @param trx unfiltered
 */
export async function lockLaunchFacts(
  trx: Transaction<Database>,
  ids: readonly string[],
): Promise<LockedFacts[]> {
  const rows = await lockLaunchRows(trx, ids)
  const partsOf = await partsBy(trx, ids, tasksOfLaunches)
  return rows.map((row) => ({ row, parts: partsOf(row.id) }))
}

/**
 * Stores which launches have concerns, so that the desk need not compute those of all launches.
 * @returns whether any differed
 */
export async function storeConcerns(
  trx: Transaction<Database>,
  locked: readonly LockedFacts[],
  schedule: Schedule,
): Promise<boolean> {
  const differing = locked.flatMap(({ row, parts }) => {
    const hasConcerns = concernsOf(row, parts, schedule).length > 0
    return row.has_concerns === flag(hasConcerns) ? [] : [{ id: row.id, hasConcerns }]
  })
  for (const value of [true, false]) {
    const ids = differing.flatMap(({ id, hasConcerns }) => (hasConcerns === value ? id : []))
    await markConcerns(trx, ids, value)
  }
  return differing.length > 0
}

/** The planned launches of a grade, for its capacity; `exceptId` is the one being planned. */
export async function plannedLaunches(
  db: Kysely<Database>,
  grade: Grade,
  exceptId: string,
): Promise<{ grade: Grade; launchDate: PlainDate }[]> {
  const rows = await listPlannedDates(db, grade)
  return rows.flatMap(({ id, launch_date }) =>
    id === exceptId || launch_date === null ? [] : [{ grade, launchDate: launch_date }],
  )
}

/** The features of a launch, in their order. */
export const featuresOfLaunch = (db: Kysely<Database>, id: string): Promise<LaunchFeatureFacts[]> =>
  featuresOfLaunches(db, [id])
