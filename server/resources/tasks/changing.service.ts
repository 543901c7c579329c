/** Reads, locks and changes a single task, with its derived fields. */
import type { Kysely, Transaction } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import type { Task } from '../../contracts/tasks.ts'
import type { Database } from '../../db/tables.ts'
import type { TasksTable } from '../../db/tables/launches.ts'
import type { Deps } from '../../deps.ts'
import { keepReasonOf } from '../../domain/checklist/checklist-task.ts'
import { isStillLeadTimeShort, nextDueOn } from '../../domain/checklist/due-on.ts'
import { flag } from '../../db/portable.ts'
import type { PreparedCalendar } from '../../domain/schedule/working-days.ts'
import { changesBetween, recordEvents } from '../activity/activity.service.ts'
import { launchToChange } from '../launches/launches.service.ts'
import { scheduleNow, todayOf } from '../workspace/workspace.service.ts'
import { changeTask, getTaskRow, tickNames } from './tasks.repository.ts'
import { type JoinedTask, titleOf, toCurrentTask, toTask } from './tasks.rows.ts'

/** The fields whose changes are recorded in the history of a task. */
const recordedFields = [
  'title',
  'deliverable',
  'doneWhen',
  'assignee',
  'dueOverride',
  'note',
  'deliverableLink',
  'ticks',
  'completion',
  'skip',
] as const satisfies readonly (keyof Task)[]

/** @throws Refusal not-found */
export async function taskById(deps: Pick<Deps, 'now'>, db: Kysely<Database>, id: string): Promise<Task> {
  const row = await getTaskRow(db, id)
  return toTask(row, await tickNames(db, [row]), await todayOf(deps, db))
}

/**
 * Reads a task after locking its launch until the transaction ends, so that two people cannot empty a phase
 * concurrently.
 * @throws Refusal not-found, launch-archived
 */
export async function taskToChange(trx: Transaction<Database>, id: string): Promise<JoinedTask> {
  const { launch_id } = await getTaskRow(trx, id)
  await launchToChange(trx, launch_id)
  return getTaskRow(trx, id)
}

/** The derived fields after a change: effective due date, short lead time, reason to keep. */
function followUps(before: TasksTable, after: TasksTable, calendar: PreparedCalendar): Partial<TasksTable> {
  const was = toCurrentTask(before)
  const is = toCurrentTask(after)
  return {
    due_on: nextDueOn(is, calendar),
    lead_time_short: flag(isStillLeadTimeShort(was, is, calendar)),
    // A task that is already kept stays kept; work on it is a reason.
    kept_because: before.kept_because === null ? null : (keepReasonOf(is) ?? 'edited'),
  }
}

/**
 * Updates columns of a task whose launch is locked, and records the change.
 * @param row read after locking the launch
 */
export async function changeTaskIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  row: JoinedTask,
  set: Partial<TasksTable>,
  verb: string,
): Promise<Task> {
  const { today, calendar } = await scheduleNow(deps, trx)
  const after = { ...row, ...set }
  const next = await changeTask(trx, row.id, row.version, { ...set, ...followUps(row, after, calendar) })
  const names = await tickNames(trx, [row, next])
  const before = toTask(row, names, today)
  const changed = toTask(next, names, today)
  await recordEvents(trx, deps, by.id, [
    {
      noun: 'task',
      entity: { id: row.id, title: titleOf(after) },
      withinId: row.launch_id,
      verb,
      changes: changesBetween(before, changed, recordedFields),
    },
  ])
  return changed
}
