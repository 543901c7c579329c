import type { PlannedTask } from '../../contracts/plans.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import type { CurrentTask, InsertedTask, TargetTask } from './checklist-task.ts'
import { isSameData } from './differences.ts'

/** One row of a preview; the caller replaces `assigneeId` by a name. */
export type MergeRow = Omit<PlannedTask, 'assigneeName'> & {
  assigneeId: string | null
  position: number
  isDone: boolean
  isSkipped: boolean
}

type Happening = Pick<MergeRow, 'change' | 'from' | 'to'> & Partial<MergeRow>

const row = (task: CurrentTask | InsertedTask | TargetTask, happening: Happening): MergeRow => ({
  taskId: 'id' in task ? task.id : null,
  slug: task.slug,
  phase: task.phase,
  position: task.position,
  isDone: 'isDone' in task && task.isDone,
  isSkipped: 'isSkipped' in task && task.isSkipped,
  title: task.title,
  deliverable: task.deliverable,
  doneWhen: task.doneWhen,
  ownerFunction: task.ownerFunction,
  assigneeId: task.assigneeId,
  weeks: task.weeks,
  keptBecause: null,
  isReworded: false,
  leadTimeShort: task.leadTimeShort,
  isNowImpossible: false,
  shiftedFrom: null,
  ...happening,
})

/** The row of a task that the plan adds. */
export const addedRow = (task: TargetTask): MergeRow =>
  row(task, { change: 'added', from: null, to: task.plannedOn, shiftedFrom: task.shiftedFrom })

/** The row of a task that the plan removes. */
export const removedRow = (task: CurrentTask, dueOn: PlainDate): MergeRow =>
  row(task, { change: 'removed', from: dueOn, to: null, leadTimeShort: false })

/** The row of a task that the plan does not change. */
export const keptRow = (
  task: CurrentTask,
  dueOn: PlainDate,
  keptBecause: MergeRow['keptBecause'],
): MergeRow =>
  row(task, {
    change: 'kept',
    keptBecause,
    from: dueOn,
    to: dueOn,
    leadTimeShort: task.leadTimeShort && !task.isDone && !task.isSkipped,
  })

/**
 * The row of an open task that is in the target plan. When a due date that a person set outlasts a change of the
 * planned date, `keptBecause` says so.
 */
export function plannedRow({
  before,
  after,
  from,
  to,
  today,
  target,
}: {
  before: CurrentTask
  after: CurrentTask
  from: PlainDate
  to: PlainDate
  today: PlainDate
  target: TargetTask
}): MergeRow {
  const isHeld = after.dueOverride !== null && before.plannedOn !== after.plannedOn
  const change = from !== to ? 'moved' : after.keptBecause === null ? 'same' : 'kept'
  const words = ({ title, deliverable, doneWhen }: CurrentTask) => [title, deliverable, doneWhen]
  return row(after, {
    change,
    keptBecause: after.keptBecause ?? (isHeld ? 'edited' : null),
    from,
    to,
    isReworded: !isSameData(words(before), words(after)),
    isNowImpossible: after.leadTimeShort && from >= today,
    shiftedFrom: to === target.plannedOn ? target.shiftedFrom : null,
  })
}
