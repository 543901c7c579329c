import type { Kysely, Transaction } from 'kysely'
import { type Phase, phases } from '../../contracts/lists.ts'
import type { Person } from '../../contracts/people.ts'
import type { PageOf } from '../../contracts/primitives.ts'
import type {
  LaunchTaskQuery,
  NewTask,
  Task,
  TaskWithLaunch,
  TaskChange,
  TaskQuery,
} from '../../contracts/tasks.ts'
import type { Database } from '../../db/tables.ts'
import type { TasksTable } from '../../db/tables/launches.ts'
import type { Deps } from '../../deps.ts'
import { untouched } from '../../domain/checklist/checklist-task.ts'
import { positionOfOwnTask } from '../../domain/checklist/own-task.ts'
import { wouldEmptyPhase } from '../../domain/checklist/progress.ts'
import { refuse, requireCurrent } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import {
  launchOwnerIds,
  launchVisibilityErrors,
  launchToChange,
  requireLaunch,
} from '../launches/launches.service.ts'
import { personErrors } from '../people/people.service.ts'
import { scheduleNow, todayOf } from '../workspace/workspace.service.ts'
import { changeTaskIn, taskById, taskToChange } from './changing.service.ts'
import { launchTitles, listTasksWithLaunch, listTasksOfLaunch } from './tasks.list.repository.ts'
import { getTaskRow, insertTask, listRowsOfLaunch, removeTasks, tickNames } from './tasks.repository.ts'
import { newTaskRow, titleOf, toCurrentTask, toTask } from './tasks.rows.ts'

const phasePlace = ({ phase }: { phase: string }): number => phases.indexOf(phase as Phase)

/** A launch's tasks by phase, then position. A draft has none. @throws Refusal not-found */
export async function tasksOfLaunch(
  deps: Pick<Deps, 'now'>,
  db: Kysely<Database>,
  launchId: string,
  query: LaunchTaskQuery = {},
): Promise<Task[]> {
  const today = await todayOf(deps, db)
  const rows = await listTasksOfLaunch(db, launchId, query, today)
  if (rows.length === 0) await requireLaunch(db, launchId)
  const names = await tickNames(db, rows)
  return rows
    .sort((a, b) => phasePlace(a) - phasePlace(b) || a.position - b.position)
    .map((row) => toTask(row, names, today))
}

/** One page of tasks across launches that are not archived, by effective due date. */
export async function taskPage(
  deps: Pick<Deps, 'now'>,
  db: Kysely<Database>,
  query: TaskQuery,
): Promise<PageOf<TaskWithLaunch>> {
  const today = await todayOf(deps, db)
  const page = await listTasksWithLaunch(db, query)
  const names = await tickNames(db, page.items)
  const titles = await launchTitles(db, page.items)
  const items = page.items.map((row) => ({
    ...toTask(row, names, today),
    launch: { id: row.launch_id, title: titles.get(row.launch_id) ?? '' },
  }))
  return { ...page, items }
}

/** The owners of a task for permissions: its assignee and the PM owners of its launch's features. @throws Refusal not-found */
export async function taskOwnerIds(db: Kysely<Database>, id: string): Promise<string[]> {
  const { assignee_id, launch_id } = await getTaskRow(db, id)
  return [...(assignee_id === null ? [] : [assignee_id]), ...(await launchOwnerIds(db, launch_id))]
}

/** A new assignee must see the launch. @throws Refusal invalid-input */
async function requireAssignee(
  trx: Transaction<Database>,
  launchId: string,
  assigneeId: string | null | undefined,
  previous: string | null = null,
): Promise<void> {
  if (!assigneeId || assigneeId === previous) return
  const errors = [
    ...(await personErrors(trx, { assigneeId })),
    ...(await launchVisibilityErrors(trx, launchId, { assigneeId })),
  ]
  if (errors.length > 0) throw refuse('invalid-input', { errors })
}

/**
 * Adds an own task to a planned launch.
 * @throws Refusal not-found, launch-archived, launch-not-planned, invalid-input
 */
export async function addTask(deps: Deps, by: Person, launchId: string, input: NewTask): Promise<Task> {
  return deps.db.transaction().execute(async (trx) => {
    const launch = await launchToChange(trx, launchId)
    if (launch.status === 'draft') throw refuse('launch-not-planned')
    await requireAssignee(trx, launchId, input.assigneeId)
    const { today, calendar } = await scheduleNow(deps, trx)
    const existing = (await listRowsOfLaunch(trx, launchId)).map(toCurrentTask)
    const id = deps.newId()
    const task = {
      slug: null,
      phase: input.phase,
      position: positionOfOwnTask(input.phase, existing),
      title: input.title,
      deliverable: input.deliverable,
      doneWhen: input.doneWhen,
      ownerFunction: input.ownerFunction,
      assistFunctions: [],
      after: [],
      offsetDays: null,
      weeks: null,
      plannedOn: input.dueOn,
      leadTimeShort: input.dueOn < today,
      assigneeId: input.assigneeId,
      ...untouched,
      isAssigneeSet: input.assigneeId !== null,
    }
    await insertTask(trx, newTaskRow(task, { id, launchId }, calendar))
    await recordEvents(trx, deps, by.id, [
      { noun: 'task', entity: { id, title: input.title }, withinId: launchId, verb: 'created' },
    ])
    return taskById(deps, trx, id)
  })
}

/**
 * Edits the fields of a task that people own; later plans do not change them.
 * @throws Refusal not-found, launch-archived, stale-version, invalid-input
 */
export async function editTask(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  change: TaskChange,
): Promise<Task> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await taskToChange(trx, id)
    requireCurrent(row, version)
    await requireAssignee(trx, row.launch_id, change.assigneeId, row.assignee_id)
    const { title, deliverable, doneWhen } = change
    const isTextEdited = title !== undefined || deliverable !== undefined || doneWhen !== undefined
    const set: Partial<TasksTable> = {
      ...(change.assigneeId !== undefined && { assignee_id: change.assigneeId, is_assignee_set: 1 }),
      ...(change.dueOverride !== undefined && { due_override: change.dueOverride }),
      ...(change.note !== undefined && { note: change.note || null }),
      ...(change.deliverableLink !== undefined && { deliverable_link: change.deliverableLink }),
      ...(title !== undefined && { title: JSON.stringify(title) }),
      ...(deliverable !== undefined && { deliverable: JSON.stringify(deliverable) }),
      ...(doneWhen !== undefined && { done_when: JSON.stringify(doneWhen) }),
      ...(isTextEdited && { is_text_edited: 1 }),
    }
    return changeTaskIn(trx, deps, by, row, set, 'changed')
  })
}

/**
 * Removes a task that people added.
 * @throws Refusal not-found, launch-archived, stale-version, not-own-task, phase-would-be-empty
 */
export async function removeTask(deps: Deps, by: Person, id: string, version: number): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await taskToChange(trx, id)
    requireCurrent(row, version)
    if (row.slug !== null) throw refuse('not-own-task')
    const tasks = (await listRowsOfLaunch(trx, row.launch_id)).map(toCurrentTask)
    const phase = wouldEmptyPhase(toCurrentTask(row), tasks)
    if (phase !== null) throw refuse('phase-would-be-empty', { params: { phase } })
    await removeTasks(trx, [id])
    await recordEvents(trx, deps, by.id, [
      { noun: 'task', entity: { id, title: titleOf(row) }, withinId: row.launch_id, verb: 'removed' },
    ])
  })
}
