import type { Kysely } from 'kysely'
import type { Phase } from '../../contracts/lists.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'
import type { TasksTable } from '../../db/tables/launches.ts'
import type { TaskFacts } from '../../domain/warnings/facts.ts'

/** The progress of a task, from which launch progress and concerns are computed. */
export type TaskProgress = {
  launchId: string
  phase: Phase
  isDone: boolean
  isSkipped: boolean
  dueOn: PlainDate
  leadTimeShort: boolean
}

/** A task with all that its launch is computed from, warnings included. */
export type LaunchTask = TaskProgress & TaskFacts

const progressColumns = [
  'launch_id',
  'phase',
  'state',
  'due_on',
  'lead_time_short',
] as const satisfies (keyof TasksTable)[]

const toProgress = (row: Pick<TasksTable, (typeof progressColumns)[number]>): TaskProgress => ({
  launchId: row.launch_id,
  phase: row.phase as Phase,
  isDone: row.state === 'done',
  isSkipped: row.state === 'skipped',
  dueOn: row.due_on,
  leadTimeShort: row.lead_time_short === 1,
})

type LaunchIds = { launchIds: readonly string[] }

const taskProgress = prepared((db: Kysely<Database>, { launchIds }: LaunchIds) =>
  db.selectFrom('tasks').where('launch_id', 'in', launchIds).select(progressColumns),
)

/** The progress of the tasks of several launches, in one query. */
export async function progressOfLaunches(
  db: Kysely<Database>,
  launchIds: readonly string[],
): Promise<TaskProgress[]> {
  if (launchIds.length === 0) return []
  return (await taskProgress(db, { launchIds })).map(toProgress)
}

/** The stored form of an empty text. */
const emptyText = '""'

/** A row of the table as a task of its launch. */
export const toLaunchTask = (row: TasksTable): LaunchTask => ({
  ...toProgress(row),
  state: row.state as TaskFacts['state'],
  hasAssignee: row.assignee_id !== null,
  hasDeliverable: row.deliverable !== emptyText,
  hasDoneCriterion: row.done_when !== emptyText,
})

const launchTasks = prepared((db: Kysely<Database>, { launchIds }: LaunchIds) =>
  db
    .selectFrom('tasks')
    .where('launch_id', 'in', launchIds)
    .select([...progressColumns, 'assignee_id'])
    .select((eb) => [
      eb('deliverable', '<>', emptyText).as('has_deliverable'),
      eb('done_when', '<>', emptyText).as('has_done_criterion'),
    ]),
)

/** The tasks of several launches, in one query: whether texts are empty, not the texts. */
export async function tasksOfLaunches(
  db: Kysely<Database>,
  launchIds: readonly string[],
): Promise<LaunchTask[]> {
  if (launchIds.length === 0) return []
  const rows = await launchTasks(db, { launchIds })
  return rows.map((row) => ({
    ...toProgress(row),
    state: row.state as TaskFacts['state'],
    hasAssignee: row.assignee_id !== null,
    hasDeliverable: Boolean(row.has_deliverable),
    hasDoneCriterion: Boolean(row.has_done_criterion),
  }))
}
