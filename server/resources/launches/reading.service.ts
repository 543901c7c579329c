/** Launches with features, progress and concerns, in a constant number of queries. */
import type { Kysely, Transaction } from 'kysely'
import type { Launch, LaunchQuery } from '../../contracts/launches.ts'
import type { Grade } from '../../contracts/lists.ts'
import type { PageOf, PlainDate } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { planConcerns } from '../../domain/checklist/concerns.ts'
import { highestGrade } from '../../domain/checklist/launch-grade.ts'
import { phaseProgress } from '../../domain/checklist/progress.ts'
import type { PreparedCalendar } from '../../domain/schedule/working-days.ts'
import { scheduleNow } from '../workspace/workspace.service.ts'
import { featuresOfLaunches, type LaunchFeatureFacts } from './launch-features.repository.ts'
import {
  listLaunchRows,
  listPlannedDates,
  listRowsOf,
  listRowsWithConcerns,
} from './launches.list.repository.ts'
import { getLaunchRow, markConcerns } from './launches.repository.ts'
import { type TaskProgress, tasksOfLaunches } from './launch-tasks.repository.ts'
import { type JoinedLaunch, statusOf } from './launches.rows.ts'

/** The day and the calendar that due dates are computed with. */
export type Schedule = { today: PlainDate; calendar: PreparedCalendar }

const latest = (instants: readonly (string | null)[]): string | null =>
  instants.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null)

function toLaunch(
  row: JoinedLaunch,
  features: readonly LaunchFeatureFacts[],
  tasks: readonly TaskProgress[],
  { today, calendar }: Schedule,
): Launch {
  const grade = row.grade as Grade | null
  const decidedGrade = highestGrade(features.map((feature) => feature.grade))
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    status: statusOf(row, today),
    launchDate: row.launch_date,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
    grade,
    gradeReason: row.grade_reason,
    decidedGrade,
    paidSpend: row.paid_spend,
    playbook: row.playbook_id === null ? null : { id: row.playbook_id, version: row.playbook_version ?? 0 },
    plannedAt: row.planned_at,
    canUndoPlan: row.previous_plan !== null,
    features: features.map(
      ({ id, title, grade, stage, releaseDate, prdFinalOn, pmOwnerId, isConfidential }) => ({
        ...{ id, title, grade, stage, releaseDate, prdFinalOn, pmOwnerId, isConfidential },
      }),
    ),
    progress: phaseProgress(tasks, today),
    concerns: planConcerns(
      {
        isArchived: row.archived_at !== null,
        isPlanned: row.status !== 'draft',
        launchDate: row.launch_date,
        grade,
        gradeReason: row.grade_reason,
        decidedGrade,
        settledAt: row.planned_at ?? row.created_at,
        lastDecidedAt: latest(features.map((feature) => feature.decidedAt)),
        tasks,
      },
      today,
      calendar,
    ),
    archivedAt: row.archived_at,
    isConfidential: row.is_confidential === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  }
}

function byLaunch<T extends { launchId: string }>(entities: readonly T[]): (launchId: string) => T[] {
  const groups = new Map<string, T[]>()
  for (const entity of entities) {
    const group = groups.get(entity.launchId)
    if (group) group.push(entity)
    else groups.set(entity.launchId, [entity])
  }
  return (launchId) => groups.get(launchId) ?? []
}

async function present(
  db: Kysely<Database>,
  rows: readonly JoinedLaunch[],
  schedule: Schedule,
): Promise<Launch[]> {
  const ids = rows.map(({ id }) => id)
  const featuresOf = byLaunch(await featuresOfLaunches(db, ids))
  const tasksOf = byLaunch(await tasksOfLaunches(db, ids))
  return rows.map((row) => toLaunch(row, featuresOf(row.id), tasksOf(row.id), schedule))
}

/**
 * @param schedule when the caller has read it already
 * @throws Refusal not-found
 */
export async function launchById(
  deps: Pick<Deps, 'now'>,
  db: Kysely<Database>,
  id: string,
  schedule?: Schedule,
): Promise<Launch> {
  const row = await getLaunchRow(db, id)
  const [launch] = await present(db, [row], schedule ?? (await scheduleNow(deps, db)))
  return launch!
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

/**
 * Stores which of these launches have concerns, so that the desk need not compute those of all launches.
 * @param trx unfiltered, and the launches are locked
 * @returns whether any differed
 */
export async function refreshConcerns(
  trx: Transaction<Database>,
  deps: Pick<Deps, 'now'>,
  ids: readonly string[],
): Promise<boolean> {
  const launches = await present(trx, await listRowsOf(trx, ids), await scheduleNow(deps, trx))
  const idsWith = (hasConcerns: boolean) =>
    launches.flatMap(({ id, concerns }) => (concerns.length > 0 === hasConcerns ? id : []))
  const isRaised = await markConcerns(trx, idsWith(true), true)
  return (await markConcerns(trx, idsWith(false), false)) || isRaised
}

/** Grade and date of the planned launches, for capacity; `exceptId` is the one being planned. */
export async function plannedLaunches(
  db: Kysely<Database>,
  exceptId?: string,
): Promise<{ id: string; grade: Grade; launchDate: PlainDate }[]> {
  const rows = await listPlannedDates(db)
  return rows.flatMap(({ id, grade, launch_date }) =>
    id === exceptId || grade === null || launch_date === null
      ? []
      : [{ id, grade: grade as Grade, launchDate: launch_date }],
  )
}

/** The facts of a launch's features that planning needs, in their order. */
export const planningFeatures = (db: Kysely<Database>, id: string): Promise<LaunchFeatureFacts[]> =>
  featuresOfLaunches(db, [id])
