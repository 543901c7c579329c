import { phases, type Grade, type JobFunction } from '../../contracts/lists.ts'
import type { PlaybookDefinition } from '../../contracts/playbooks.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import { dueDate, type PreparedCalendar } from '../schedule/working-days.ts'
import type { TargetTask } from './checklist-task.ts'

/** What planning needs of a launch's feature: its owners, and when its PRD became final. */
export type PlanningFeature = {
  pmOwnerId: string | null
  pmmOwnerId: string | null
  prdFinalOn: PlainDate | null
}

/** A possible assignee. */
export type PlanningPerson = { id: string; jobFunction: JobFunction | null }

/**
 * The default assignee of a task: the first PMM or PM owner among the features when the function is theirs, else the
 * only person with that function, else null. (RULES.md, Owner functions)
 */
export function assigneeFor(
  ownerFunction: JobFunction,
  features: readonly PlanningFeature[],
  people: readonly PlanningPerson[],
): string | null {
  const ownerOf = (feature: PlanningFeature) =>
    ownerFunction === 'pmm' ? feature.pmmOwnerId : ownerFunction === 'pm' ? feature.pmOwnerId : null
  const owner = features.map(ownerOf).find((id) => id !== null)
  if (owner !== undefined) return owner
  const [only, another] = people.filter((person) => person.jobFunction === ownerFunction)
  return only !== undefined && another === undefined ? only.id : null
}

const earliestPrdFinalOn = (features: readonly PlanningFeature[]): PlainDate | null =>
  features.flatMap((feature) => feature.prdFinalOn ?? []).sort()[0] ?? null

/**
 * Generates the dated checklist of a playbook for one grade, in order. A due date before `today` is kept and marked
 * `leadTimeShort`. `people` are the possible assignees. (RULES.md, Due dates, Owner functions, Order)
 */
export function generateChecklist({
  playbook,
  grade,
  launchDate,
  calendar,
  features,
  people,
  today,
}: {
  playbook: PlaybookDefinition
  grade: Grade
  launchDate: PlainDate
  calendar: PreparedCalendar
  features: readonly PlanningFeature[]
  people: readonly PlanningPerson[]
  today: PlainDate
}): TargetTask[] {
  const prdFinalOn = earliestPrdFinalOn(features)
  const inPhaseOrder = phases.flatMap((phase) => playbook.tasks.filter((task) => task.phase === phase))
  const present = new Set(inPhaseOrder.filter((task) => task.grades[grade]).map((task) => task.id))
  return inPhaseOrder.flatMap((task, index) => {
    const atGrade = task.grades[grade]
    if (atGrade === undefined) return []
    const { dueOn, shiftedFrom } = dueDate({
      calendar,
      launchDate,
      offsetDays: atGrade.offsetDays,
      notAfter: task.isDueByPrdFinal ? prdFinalOn : null,
    })
    return {
      slug: task.id,
      phase: task.phase,
      position: (index + 1) * 10,
      title: task.title,
      deliverable: atGrade.deliverable,
      doneWhen: atGrade.doneWhen,
      ownerFunction: task.ownerFunction,
      assistFunctions: task.assistFunctions,
      after: task.after.filter((id) => present.has(id)),
      offsetDays: atGrade.offsetDays,
      weeks: atGrade.weeks ?? null,
      plannedOn: dueOn,
      shiftedFrom,
      isOnlyKept: false,
      leadTimeShort: dueOn < today,
      assigneeId: assigneeFor(task.ownerFunction, features, people),
    }
  })
}
