/** A plan as it was before its last change, kept with its launch so that the change can be undone. */
import type { LaunchesTable } from '../../db/tables.ts'
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

/** Only `toSnapshot` writes it, so it is read without a check. */
export const readSnapshot = (stored: string): Snapshot => JSON.parse(stored) as Snapshot
