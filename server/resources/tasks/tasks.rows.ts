/** Maps tasks between contract, domain and table. */
import type { JobFunction, Phase } from '../../contracts/lists.ts'
import type { LocalText, PersonRef, PlainDate } from '../../contracts/primitives.ts'
import type { Task } from '../../contracts/tasks.ts'
import { flag } from '../../db/portable.ts'
import type { TasksTable } from '../../db/tables/launches.ts'
import type { CurrentTask, InsertedTask } from '../../domain/checklist/checklist-task.ts'
import { nextDueOn } from '../../domain/checklist/due-on.ts'
import { isOverdue } from '../../domain/checklist/progress.ts'
import type { PreparedCalendar } from '../../domain/schedule/working-days.ts'

/** A row joined with the names of people. */
export type JoinedTask = TasksTable & {
  assignee_name: string | null
  completed_by_name: string | null
  skipped_by_name: string | null
}

/** A stored weekly tick. */
export type StoredTick = { week: number; at: string; byId: string }

export const ticksOf = (row: Pick<TasksTable, 'ticks'>): StoredTick[] =>
  row.ticks === '[]' ? [] : (JSON.parse(row.ticks) as StoredTick[])

const ref = (id: string | null, name: string | null): PersonRef | null =>
  id === null ? null : { id, name: name ?? '' }

const textOf = (stored: string): LocalText => JSON.parse(stored) as LocalText

/** The fields that the contract and merging share. */
const commonFields = (row: TasksTable) => ({
  id: row.id,
  slug: row.slug,
  phase: row.phase as Phase,
  position: row.position,
  title: textOf(row.title),
  deliverable: textOf(row.deliverable),
  doneWhen: textOf(row.done_when),
  ownerFunction: row.owner_function as JobFunction | null,
  assistFunctions: JSON.parse(row.assist_functions) as JobFunction[],
  after: JSON.parse(row.after) as string[],
  offsetDays: row.offset_days,
  weeks: row.weeks,
  plannedOn: row.planned_on,
  leadTimeShort: row.lead_time_short === 1,
  dueOverride: row.due_override,
  note: row.note,
  deliverableLink: row.deliverable_link,
  keptBecause: row.kept_because as Task['keptBecause'],
})

/** @param names of the people who ticked weeks, by id */
export function toTask(row: JoinedTask, names: ReadonlyMap<string, string>, today: PlainDate): Task {
  const isDone = row.state === 'done'
  const isSkipped = row.state === 'skipped'
  const common = commonFields(row)
  const { leadTimeShort } = common
  return {
    ...common,
    launchId: row.launch_id,
    dueOn: row.due_on,
    isOverdue: isOverdue({ isDone, isSkipped, dueOn: row.due_on, leadTimeShort }, today),
    assignee: ref(row.assignee_id, row.assignee_name),
    ticks: ticksOf(row).map(({ week, at, byId }) => ({ week, at, by: ref(byId, names.get(byId) ?? null) })),
    completion:
      isDone && row.completed_at !== null
        ? { at: row.completed_at, by: ref(row.completed_by_id, row.completed_by_name) }
        : null,
    skip:
      isSkipped && row.skipped_at !== null
        ? {
            at: row.skipped_at,
            by: ref(row.skipped_by_id, row.skipped_by_name),
            reason: row.skip_reason ?? '',
          }
        : null,
    version: row.version,
  }
}

/** The task for merging. */
export const toCurrentTask = (row: TasksTable): CurrentTask => ({
  ...commonFields(row),
  assigneeId: row.assignee_id,
  isAssigneeSet: row.is_assignee_set === 1,
  isTextEdited: row.is_text_edited === 1,
  tickedWeeks: ticksOf(row).map(({ week }) => week),
  isDone: row.state === 'done',
  isSkipped: row.state === 'skipped',
})

/** The planned columns of a merged task. */
export const plannedColumns = (task: InsertedTask, calendar: PreparedCalendar) => ({
  phase: task.phase,
  position: task.position,
  title: JSON.stringify(task.title),
  deliverable: JSON.stringify(task.deliverable),
  done_when: JSON.stringify(task.doneWhen),
  owner_function: task.ownerFunction,
  assist_functions: JSON.stringify(task.assistFunctions),
  after: JSON.stringify(task.after),
  offset_days: task.offsetDays,
  weeks: task.weeks,
  planned_on: task.plannedOn,
  due_on: nextDueOn(task, calendar),
  lead_time_short: flag(task.leadTimeShort),
  assignee_id: task.assigneeId,
  kept_because: task.keptBecause,
})

/** A new row, without any work. */
export const newTaskRow = (
  task: InsertedTask,
  identity: { id: string; launchId: string },
  calendar: PreparedCalendar,
): TasksTable => ({
  id: identity.id,
  launch_id: identity.launchId,
  slug: task.slug,
  ...plannedColumns(task, calendar),
  due_override: task.dueOverride,
  is_assignee_set: flag(task.isAssigneeSet),
  is_text_edited: flag(task.isTextEdited),
  note: task.note,
  deliverable_link: task.deliverableLink,
  ticks: '[]',
  state: 'open',
  completed_at: null,
  completed_by_id: null,
  skipped_at: null,
  skipped_by_id: null,
  skip_reason: null,
  version: 1,
})

/** The title for the history; shipped ones in both languages. */
export const titleOf = (row: Pick<TasksTable, 'title'>): LocalText => textOf(row.title)
