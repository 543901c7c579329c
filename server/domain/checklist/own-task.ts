import { phases, type Phase } from '../../contracts/lists.ts'

/**
 * The position of a task that people add: after all tasks of its phase, or of the phases before it when that one is
 * empty. Playbook tasks leave gaps between their positions.
 */
export const positionOfOwnTask = (
  phase: Phase,
  tasks: readonly { phase: Phase; position: number }[],
): number => {
  const place = phases.indexOf(phase)
  return (
    Math.max(0, ...tasks.filter((task) => phases.indexOf(task.phase) <= place).map((task) => task.position)) +
    1
  )
}
