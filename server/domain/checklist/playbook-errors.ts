import { channelPhases, grades } from '../../contracts/lists.ts'
import type { PlaybookDefinition, PlaybookTask } from '../../contracts/playbooks.ts'
import type { FieldError } from '../../contracts/problems.ts'

function idFaults({ tasks }: PlaybookDefinition): FieldError[] {
  const seen = new Set<string>()
  return tasks.flatMap(({ id }, index) => {
    if (seen.has(id)) return [{ path: `tasks.${index}.id`, code: 'duplicate', params: { id } }]
    seen.add(id)
    return []
  })
}

/** Tasks that are part of a dependency cycle. */
function inCycle(byId: ReadonlyMap<string, PlaybookTask>): Set<string> {
  const reachable = (from: PlaybookTask): Set<string> => {
    const met = new Set<string>()
    const open = [...from.after]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (met.has(id)) continue
      met.add(id)
      open.push(...(byId.get(id)?.after ?? []))
    }
    return met
  }
  return new Set([...byId.values()].filter((task) => reachable(task).has(task.id)).map((task) => task.id))
}

/** A task must not be due before a task it depends on, for any T and any date of the final PRD. */
function orderFaults(task: PlaybookTask, index: number, earlierTask: PlaybookTask): FieldError[] {
  const shared = grades.filter((grade) => task.grades[grade] && earlierTask.grades[grade])
  const isCapped = task.isDueByPrdFinal && !earlierTask.isDueByPrdFinal && shared.length > 0
  const capped = { path: `tasks.${index}.isDueByPrdFinal`, code: 'order', params: { after: earlierTask.id } }
  const early = shared.flatMap((grade) => {
    const days = task.grades[grade]?.offsetDays ?? 0
    const earliestDays = earlierTask.grades[grade]?.offsetDays ?? 0
    if (days >= earliestDays) return []
    const params = { after: earlierTask.id, grade, offsetDays: earliestDays }
    return [{ path: `tasks.${index}.grades.${grade}.offsetDays`, code: 'order', params }]
  })
  return isCapped ? [capped, ...early] : early
}

function afterFaults({ tasks }: PlaybookDefinition): FieldError[] {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const cyclic = inCycle(byId)
  return tasks.flatMap((task, index) => {
    const cycle = { path: `tasks.${index}.after`, code: 'cycle', params: { id: task.id } }
    const faults = task.after.flatMap((id, place): FieldError[] => {
      const earlierTask = byId.get(id)
      if (earlierTask === undefined)
        return [{ path: `tasks.${index}.after.${place}`, code: 'unknown-task', params: { id } }]
      return orderFaults(task, index, earlierTask)
    })
    return cyclic.has(task.id) ? [cycle, ...faults] : faults
  })
}

const phaseFaults = ({ tasks }: PlaybookDefinition): FieldError[] =>
  grades.flatMap((grade) =>
    channelPhases
      .filter((phase) => !tasks.some((task) => task.phase === phase && task.grades[grade]))
      .map((phase) => ({ path: 'tasks', code: 'phase-empty', params: { grade, phase } })),
  )

/**
 * Validates a playbook beyond its schema: `duplicate` ids, `unknown-task` in `after`, a `cycle`, `order` when a task
 * would be due before one it depends on, `phase-empty` when a grade lacks a phase of the channel. Empty when valid.
 * (RULES.md, Order, Phases are complete)
 */
export const playbookErrors = (definition: PlaybookDefinition): FieldError[] => [
  ...idFaults(definition),
  ...afterFaults(definition),
  ...phaseFaults(definition),
]
