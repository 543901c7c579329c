/** What is computed from a launch together with its features and tasks: the launch that people read, concerns, warnings. */
import type { Launch } from '../../contracts/launches.ts'
import type { Grade } from '../../contracts/lists.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import { planConcerns } from '../../domain/checklist/concerns.ts'
import { highestGrade } from '../../domain/checklist/launch-grade.ts'
import { phaseProgress } from '../../domain/checklist/progress.ts'
import type { PreparedCalendar } from '../../domain/schedule/working-days.ts'
import type { LaunchFacts } from '../../domain/warnings/facts.ts'
import type { LaunchFeatureFacts } from './launch-features.repository.ts'
import { type LaunchTask, type TaskProgress, toLaunchTask } from './launch-tasks.repository.ts'
import { type JoinedLaunch, type LaunchFactRow, statusOf } from './launches.rows.ts'

/** The day and the calendar that due dates are computed with. */
export type Schedule = { today: PlainDate; calendar: PreparedCalendar }

/** The features of a launch in their order, and its tasks; for progress alone, or also for warnings. */
export type LaunchParts<Task extends TaskProgress = LaunchTask> = {
  features: readonly LaunchFeatureFacts[]
  tasks: readonly Task[]
}

/** A row of the table of tasks as a task of its launch. */
export const launchTaskOf = toLaunchTask

const decidedGradeOf = ({ features }: LaunchParts<TaskProgress>): Grade | null =>
  highestGrade(features.map((feature) => feature.grade))

const latest = (instants: readonly (string | null)[]): string | null =>
  instants.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null)

/** Why the plan of a launch needs attention. */
export const concernsOf = (
  row: LaunchFactRow,
  parts: LaunchParts<TaskProgress>,
  { today, calendar }: Schedule,
): Launch['concerns'] =>
  planConcerns(
    {
      isArchived: row.archived_at !== null,
      isPlanned: row.status !== 'draft',
      launchDate: row.launch_date,
      grade: row.grade as Grade | null,
      gradeReason: row.grade_reason,
      decidedGrade: decidedGradeOf(parts),
      settledAt: row.planned_at ?? row.created_at,
      lastDecidedAt: latest(parts.features.map((feature) => feature.decidedAt)),
      tasks: parts.tasks,
    },
    today,
    calendar,
  )

/** The facts of a launch's warnings; null for an archived one, which has none. */
export const warningFactsOf = (
  row: LaunchFactRow,
  parts: LaunchParts,
  today: PlainDate,
): LaunchFacts | null =>
  row.archived_at === null
    ? {
        today,
        isPlanned: row.status !== 'draft',
        launchDate: row.launch_date,
        grade: row.grade as Grade | null,
        decidedGrade: decidedGradeOf(parts),
        gradeReason: row.grade_reason,
        paidSpend: row.paid_spend,
        features: parts.features,
        tasks: parts.tasks,
      }
    : null

export const toLaunch = (
  row: JoinedLaunch,
  parts: LaunchParts<TaskProgress>,
  schedule: Schedule,
): Launch => ({
  id: row.id,
  title: row.title,
  summary: row.summary,
  status: statusOf(row, schedule.today),
  launchDate: row.launch_date,
  owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
  grade: row.grade as Grade | null,
  gradeReason: row.grade_reason,
  decidedGrade: decidedGradeOf(parts),
  paidSpend: row.paid_spend,
  playbook: row.playbook_id === null ? null : { id: row.playbook_id, version: row.playbook_version ?? 0 },
  plannedAt: row.planned_at,
  canUndoPlan: row.previous_plan !== null,
  features: parts.features.map(
    ({ id, title, grade, stage, releaseDate, prdFinalOn, pmOwnerId, isConfidential }) => ({
      ...{ id, title, grade, stage, releaseDate, prdFinalOn, pmOwnerId, isConfidential },
    }),
  ),
  progress: phaseProgress(parts.tasks, schedule.today),
  concerns: concernsOf(row, parts, schedule),
  archivedAt: row.archived_at,
  isConfidential: row.is_confidential === 1,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  version: row.version,
})
