import type { JobFunction, Phase } from '../../contracts/lists.ts'
import type { LocalText, PlainDate } from '../../contracts/primitives.ts'

/** What the plan decides about a task; everything else belongs to the people who work it. */
type PlannedPart = {
  phase: Phase
  /** Place within the checklist, phases together; the playbook's own order. */
  position: number
  title: LocalText
  deliverable: LocalText
  doneWhen: LocalText
  ownerFunction: JobFunction | null
  assistFunctions: JobFunction[]
  /** Slugs of tasks in the same checklist that it comes after. */
  after: string[]
  /** Calendar days relative to T; null for a task that people added. */
  offsetDays: number | null
  /** Number of weekly ticks; null = done once. */
  weeks: number | null
  plannedOn: PlainDate
  /** Already past when the plan was made or remade: kept, not overdue. */
  leadTimeShort: boolean
  assigneeId: string | null
}

/** A task as a playbook, or a previous plan, wants it. */
export type TargetTask = PlannedPart & {
  slug: string
  /** The day before the calendar moved it; null when it did not. */
  shiftedFrom: PlainDate | null
  /** A previous plan only kept it, because of the work in it: it is brought back to its day, never made anew. */
  isOnlyKept: boolean
}

/** A task as it is stored now. */
export type CurrentTask = PlannedPart & {
  id: string
  /** The playbook task it was made from; null for one that people added. */
  slug: string | null
  /** A day that a person set instead of the plan's. */
  dueOverride: PlainDate | null
  /** A person chose the assignee (or chose that there is none). */
  isAssigneeSet: boolean
  /** A person changed the title, deliverable or done-criterion. */
  isTextEdited: boolean
  note: string | null
  deliverableLink: string | null
  /** The weeks ticked so far, counted from 1. */
  tickedWeeks: number[]
  isDone: boolean
  isSkipped: boolean
  /** Why it stays although the plan no longer has it; null while the plan has it. */
  keptBecause: 'done' | 'skipped' | 'edited' | null
}

/** A task to store; the caller gives it an id. */
export type InsertedTask = Omit<CurrentTask, 'id'>

/** Whether nothing is left to do: done or skipped. */
export const isFinished = (task: { isDone: boolean; isSkipped: boolean }): boolean =>
  task.isDone || task.isSkipped

/** Why people's work keeps a task when the plan drops it; null when nobody touched it. (RULES.md, Changes of plan) */
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
