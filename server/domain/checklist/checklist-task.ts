import type { JobFunction, Phase } from '../../contracts/lists.ts'
import type { LocalText, PlainDate } from '../../contracts/primitives.ts'

/** The fields of a task that the plan sets; people edit all others. */
type PlannedPart = {
  phase: Phase
  /** Sort position within the checklist, grouped by phase, in the playbook's order. */
  position: number
  title: LocalText
  deliverable: LocalText
  doneWhen: LocalText
  ownerFunction: JobFunction | null
  assistFunctions: JobFunction[]
  /** Slugs of the tasks in the same checklist that it depends on. */
  after: string[]
  /** Calendar days relative to T; null for a task that people added. */
  offsetDays: number | null
  /** Number of weekly ticks; null = done once. */
  weeks: number | null
  plannedOn: PlainDate
  /** The due date was already past when the plan was made: the task is kept, and not overdue. */
  leadTimeShort: boolean
  assigneeId: string | null
}

/** A task as a playbook, or a previous plan, defines it: a target of the merge. */
export type TargetTask = PlannedPart & {
  slug: string
  /** The due date before the calendar shifted it; null when it did not. */
  shiftedFrom: PlainDate | null
  /** A previous plan only kept it because of the work on it: its date is restored, but it is never inserted again. */
  isOnlyKept: boolean
}

/** A task as it is stored now. */
export type CurrentTask = PlannedPart & {
  id: string
  /** The playbook task it was generated from; null for one that people added. */
  slug: string | null
  /** A due date that a person set instead of the planned one. */
  dueOverride: PlainDate | null
  /** A person chose the assignee (or chose that there is none). */
  isAssigneeSet: boolean
  /** A person changed the title, deliverable or done-criterion. */
  isTextEdited: boolean
  note: string | null
  deliverableLink: string | null
  /** The weeks ticked so far, counted from 1. */
  tickedWeeks: readonly number[]
  isDone: boolean
  isSkipped: boolean
  /** Why it is kept although it is no longer in the plan; null while it is in the plan. */
  keptBecause: 'done' | 'skipped' | 'edited' | null
}

/** What people have not set yet in a task. */
export const untouched = {
  dueOverride: null,
  isAssigneeSet: false,
  isTextEdited: false,
  note: null,
  deliverableLink: null,
  tickedWeeks: [],
  isDone: false,
  isSkipped: false,
  keptBecause: null,
} satisfies Partial<CurrentTask>

/** A task to insert; the caller assigns the id. */
export type InsertedTask = Omit<CurrentTask, 'id'>

/** Whether a task is done or skipped. */
export const isFinished = (task: { isDone: boolean; isSkipped: boolean }): boolean =>
  task.isDone || task.isSkipped

/** Why a task is kept when the plan drops it; null when nobody worked on it. (RULES.md, Changes of plan) */
export function keepReasonOf(task: CurrentTask): 'done' | 'skipped' | 'edited' | null {
  if (task.isDone) return 'done'
  if (task.isSkipped) return 'skipped'
  const isEdited =
    task.isAssigneeSet ||
    task.isTextEdited ||
    task.dueOverride !== null ||
    Boolean(task.note) ||
    Boolean(task.deliverableLink) ||
    task.tickedWeeks.length > 0
  return isEdited ? 'edited' : null
}
