import { phases } from '../../contracts/lists.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import type { PreparedCalendar } from '../schedule/working-days.ts'
import {
  isFinished,
  keepReasonOf,
  type CurrentTask,
  type InsertedTask,
  type TargetTask,
  untouched,
} from './checklist-task.ts'
import { differences } from './differences.ts'
import { nextDueOn } from './due-on.ts'
import { addedRow, removedRow, keptRow, plannedRow, type MergeRow } from './merge-row.ts'

/** The result of merging a plan: the rows of its preview, and exactly what applying it writes. */
export type Merge = {
  /** By phase, then position; a removed task keeps its place. */
  rows: MergeRow[]
  inserts: InsertedTask[]
  /** The changed fields of each existing task; never empty. */
  changes: { id: string; set: Partial<CurrentTask> }[]
  removals: string[]
}

function insertedTask({ shiftedFrom: _, isOnlyKept: __, ...plan }: TargetTask): InsertedTask {
  return { ...plan, ...untouched }
}

/** Planned fields come from the plan, people's edits are kept; a finished task only takes its new position. */
function mergedTask(
  current: CurrentTask,
  wanted: TargetTask,
  today: PlainDate,
  calendar: PreparedCalendar,
): CurrentTask {
  const keptBecause = wanted.isOnlyKept ? keepReasonOf(current) : null
  if (isFinished(current)) return { ...current, position: wanted.position, keptBecause }
  const { shiftedFrom: _, isOnlyKept: __, ...plan } = wanted
  const merged: CurrentTask = { ...current, ...plan, keptBecause }
  const lastTickedWeek = Math.max(0, ...current.tickedWeeks)
  if (lastTickedWeek > 0) merged.weeks = Math.max(plan.weeks ?? 0, lastTickedWeek)
  if (current.isAssigneeSet) merged.assigneeId = current.assigneeId
  if (current.isTextEdited) {
    merged.title = current.title
    merged.deliverable = current.deliverable
    merged.doneWhen = current.doneWhen
  }
  const dueOn = nextDueOn(merged, calendar)
  const isSameDay = dueOn === nextDueOn(current, calendar)
  merged.leadTimeShort = isSameDay ? current.leadTimeShort : wanted.leadTimeShort && dueOn < today
  return merged
}

const inOrder = (a: MergeRow, b: MergeRow): number =>
  phases.indexOf(a.phase) - phases.indexOf(b.phase) || a.position - b.position

/**
 * Merges a target checklist into the current one. Finished tasks keep their dates and texts; people's edits are kept;
 * tasks that are no longer planned are removed when untouched, and kept and marked when somebody worked on them; own
 * tasks do not change. Idempotent. Preview and application use the same result, so that they agree.
 * (RULES.md, Due dates, Changes of plan)
 */
export function mergePlan({
  current,
  wanted,
  today,
  calendar,
}: {
  current: readonly CurrentTask[]
  wanted: readonly TargetTask[]
  today: PlainDate
  calendar: PreparedCalendar
}): Merge {
  const merge: Merge = { rows: [], inserts: [], changes: [], removals: [] }
  const targetBySlug = new Map(wanted.map((task) => [task.slug, task]))
  const change = (before: CurrentTask, after: CurrentTask) => {
    const set = differences(before, after)
    if (set !== null) merge.changes.push({ id: before.id, set })
  }
  for (const task of current) {
    const dueOn = nextDueOn(task, calendar)
    const target = task.slug === null ? undefined : targetBySlug.get(task.slug)
    const reason = keepReasonOf(task)
    if (task.slug === null) {
      merge.rows.push(keptRow(task, dueOn, 'own'))
    } else if (reason === null && (target === undefined || target.isOnlyKept)) {
      merge.rows.push(removedRow(task, dueOn))
      merge.removals.push(task.id)
    } else if (target === undefined) {
      merge.rows.push(keptRow(task, dueOn, reason))
      change(task, { ...task, keptBecause: reason })
    } else {
      const after = mergedTask(task, target, today, calendar)
      merge.rows.push(
        isFinished(task)
          ? keptRow(after, dueOn, reason)
          : plannedRow({ before: task, after, from: dueOn, to: nextDueOn(after, calendar), today, target }),
      )
      change(task, after)
    }
  }
  const existing = new Set(current.map((task) => task.slug))
  for (const task of wanted) {
    if (existing.has(task.slug) || task.isOnlyKept) continue
    merge.inserts.push(insertedTask(task))
    merge.rows.push(addedRow(task))
  }
  merge.rows.sort(inOrder)
  return merge
}

/** Whether applying the merge would write nothing. */
export const isEmptyMerge = (merge: Merge): boolean =>
  merge.inserts.length + merge.changes.length + merge.removals.length === 0
