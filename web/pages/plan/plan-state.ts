import type { Launch } from '#server/contracts/launches.ts'
import { grades } from '#server/contracts/lists.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { launchGradeFaults } from '#server/domain/checklist/launch-grade.ts'
import { searchList, searchText } from '../../state/location.ts'

/** What the address asks the plan to be; '' and null where it says nothing and the launch knows nothing either. */
export type PlanState = {
  launchDate: PlainDate | ''
  grade: Grade | null
  /** Whether the newest playbook is asked for instead of the one the launch was planned with. */
  isAdopting: boolean
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

/** Reads the address; what it leaves open is as the launch has it, a grade as it was decided. */
export function readPlan(search: string, launch: Launch): PlanState {
  const date = searchText(search, 'date')
  return {
    launchDate: isDate(date) ? date : (launch.launchDate ?? ''),
    grade: searchList(search, 'grade', grades)[0] ?? launch.grade ?? launch.decidedGrade,
    isAdopting: searchText(search, 'playbook') === 'current',
  }
}

/** The reason to begin with: the one that holds already, as long as no decision has overtaken it. */
export function knownReason(launch: Launch, grade: Grade | null): string {
  const isHolding = launch.grade === grade && !launch.concerns.includes('regraded')
  return isHolding ? (launch.gradeReason ?? '') : ''
}

/** Whether this grade needs a reason in writing for this launch. */
export const needsReason = (launch: Launch, grade: Grade | null): boolean =>
  launchGradeFaults({ grade, decidedGrade: launch.decidedGrade, reason: null }).length > 0

/** Whether the reason written is enough. */
export const isReasonEnough = (launch: Launch, grade: Grade | null, reason: string): boolean =>
  launchGradeFaults({ grade, decidedGrade: launch.decidedGrade, reason }).length === 0
