/**
 * Completes, skips and ticks tasks, and undoes each of these. All operations are idempotent. A version is checked where
 * the client sent one; skipping requires it, because its reason would replace another.
 */
import type { Transaction } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import type { Task } from '../../contracts/tasks.ts'
import type { Database } from '../../db/tables.ts'
import type { TasksTable } from '../../db/tables/launches.ts'
import type { Deps } from '../../deps.ts'
import { wouldEmptyPhase } from '../../domain/checklist/progress.ts'
import { refuse, refuseField, requireCurrent } from '../../domain/refusal.ts'
import { changeTaskIn, taskById, taskToChange } from './changing.service.ts'
import { listRowsOfLaunch } from './tasks.repository.ts'
import { type StoredTick, ticksOf, toCurrentTask } from './tasks.rows.ts'

/** The columns to write and the verb for the history; null when nothing changes. */
type Step = { set: Partial<TasksTable>; verb: string } | null

const work = (
  deps: Deps,
  by: Person,
  id: string,
  version: number | undefined,
  step: (row: TasksTable, trx: Transaction<Database>) => Step | Promise<Step>,
): Promise<Task> =>
  deps.db.transaction().execute(async (trx) => {
    const row = await taskToChange(trx, id)
    requireCurrent(row, version)
    const taken = await step(row, trx)
    if (taken === null) return taskById(deps, trx, id)
    return changeTaskIn(trx, deps, by, row, taken.set, taken.verb)
  })

const asDone = (by: Person, at: string) => ({ state: 'done', completed_at: at, completed_by_id: by.id })
const notDone = { state: 'open', completed_at: null, completed_by_id: null }
const notSkipped = { state: 'open', skipped_at: null, skipped_by_id: null, skip_reason: null }

function openWeeks(row: TasksTable, ticks: readonly StoredTick[]): string[] {
  const ticked = new Set(ticks.map(({ week }) => week))
  const weeks = Array.from({ length: row.weeks ?? 0 }, (_, index) => index + 1)
  return weeks.filter((week) => !ticked.has(week)).map(String)
}

/** @throws Refusal not-found, launch-archived, already-finished when skipped, weeks-open with the weeks */
export const completeTask = (deps: Deps, by: Person, id: string, version?: number): Promise<Task> =>
  work(deps, by, id, version, (row) => {
    if (row.state === 'done') return null
    if (row.state === 'skipped') throw refuse('already-finished', { params: { state: row.state } })
    const weeks = openWeeks(row, ticksOf(row))
    if (weeks.length > 0) throw refuse('weeks-open', { params: { weeks } })
    return { set: asDone(by, deps.now()), verb: 'completed' }
  })

/** @throws Refusal not-found, launch-archived */
export const reopenTask = (deps: Deps, by: Person, id: string, version?: number): Promise<Task> =>
  work(deps, by, id, version, (row) => (row.state === 'done' ? { set: notDone, verb: 'reopened' } : null))

/**
 * Skips a task with a reason; of a skipped one, another reason replaces the reason that the client has read.
 * @throws Refusal not-found, launch-archived, stale-version, already-finished when done, phase-would-be-empty with the phase
 */
export const skipTask = (
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  reason: string,
): Promise<Task> =>
  work(deps, by, id, version, async (row, trx) => {
    if (row.state === 'done') throw refuse('already-finished', { params: { state: row.state } })
    if (row.state === 'skipped' && row.skip_reason === reason) return null
    const tasks = (await listRowsOfLaunch(trx, row.launch_id)).map(toCurrentTask)
    const phase = wouldEmptyPhase(toCurrentTask(row), tasks)
    if (phase !== null) throw refuse('phase-would-be-empty', { params: { phase } })
    const set = { state: 'skipped', skipped_at: deps.now(), skipped_by_id: by.id, skip_reason: reason }
    return { set, verb: 'skipped' }
  })

/** @throws Refusal not-found, launch-archived */
export const unskipTask = (deps: Deps, by: Person, id: string, version: number): Promise<Task> =>
  work(deps, by, id, version, (row) =>
    row.state === 'skipped' ? { set: notSkipped, verb: 'unskipped' } : null,
  )

function requireWeek(row: TasksTable, week: number): void {
  const max = row.weeks ?? 0
  if (week > max) throw refuseField('week', 'too-big', { max })
}

/** Ticks one week; the last one completes the task. @throws Refusal not-found, launch-archived, already-finished when skipped */
export const tickWeek = (deps: Deps, by: Person, id: string, week: number, version?: number): Promise<Task> =>
  work(deps, by, id, version, (row) => {
    requireWeek(row, week)
    if (row.state === 'skipped') throw refuse('already-finished', { params: { state: row.state } })
    const before = ticksOf(row)
    if (before.some((tick) => tick.week === week)) return null
    const at = deps.now()
    const ticks = [...before, { week, at, byId: by.id }].sort((a, b) => a.week - b.week)
    const isLast = openWeeks(row, ticks).length === 0
    const set = { ticks: JSON.stringify(ticks), ...(isLast && asDone(by, at)) }
    return { set, verb: isLast ? 'completed' : 'ticked' }
  })

/** Removes a week's tick and reopens a done task. @throws Refusal not-found, launch-archived, already-finished when skipped */
export const untickWeek = (
  deps: Deps,
  by: Person,
  id: string,
  week: number,
  version?: number,
): Promise<Task> =>
  work(deps, by, id, version, (row) => {
    requireWeek(row, week)
    if (row.state === 'skipped') throw refuse('already-finished', { params: { state: row.state } })
    const before = ticksOf(row)
    const ticks = before.filter((tick) => tick.week !== week)
    if (ticks.length === before.length) return null
    const set = { ticks: JSON.stringify(ticks), ...(row.state === 'done' && notDone) }
    return { set, verb: row.state === 'done' ? 'reopened' : 'unticked' }
  })
