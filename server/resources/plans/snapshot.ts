/** A snapshot of a plan before its last change, stored with its launch for undo. */
import type { LaunchesTable } from '../../db/tables/launches.ts'
import type { CurrentTask } from '../../domain/checklist/checklist-task.ts'

type PlanColumns = Pick<
  LaunchesTable,
  'status' | 'launch_date' | 'grade' | 'grade_reason' | 'playbook_id' | 'planned_at'
>

export type Snapshot = { launch: PlanColumns; tasks: CurrentTask[] }

export const toSnapshot = (row: LaunchesTable, tasks: CurrentTask[]): Snapshot => ({
  launch: {
    status: row.status,
    launch_date: row.launch_date,
    grade: row.grade,
    grade_reason: row.grade_reason,
    playbook_id: row.playbook_id,
    planned_at: row.planned_at,
  },
  tasks,
})

/** Not validated, because only `toSnapshot` writes it. */
export const readSnapshot = (stored: string): Snapshot => JSON.parse(stored) as Snapshot
