import type { CurrentTask, TargetTask } from './checklist-task.ts'

/**
 * The previous plan's tasks as merge targets: undo is a merge like any other, so work done since is kept. Own tasks
 * are left out, because plans do not change them. (RULES.md, Changes of plan)
 */
export const targetsFromSnapshot = (snapshot: readonly CurrentTask[]): TargetTask[] =>
  snapshot.flatMap((task) => {
    if (task.slug === null) return []
    return {
      slug: task.slug,
      phase: task.phase,
      position: task.position,
      title: task.title,
      deliverable: task.deliverable,
      doneWhen: task.doneWhen,
      ownerFunction: task.ownerFunction,
      assistFunctions: task.assistFunctions,
      after: task.after,
      offsetDays: task.offsetDays,
      weeks: task.weeks,
      plannedOn: task.plannedOn,
      leadTimeShort: task.leadTimeShort,
      assigneeId: task.assigneeId,
      shiftedFrom: null,
      isOnlyKept: task.keptBecause !== null,
    }
  })
