import { phases, type Phase } from '../../contracts/lists.ts'

/**
 * The place of a task that people add: behind everything in its phase, or in the phases before it when that one is
 * empty. The playbook leaves room between its own tasks.
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
