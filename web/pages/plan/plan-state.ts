import type { Launch } from '#server/contracts/launches.ts'
import { grades } from '#server/contracts/lists.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { launchGradeErrors } from '#server/domain/checklist/launch-grade.ts'
import { searchList, searchText } from '../../navigation/location.ts'
import { gradeName } from '../../locales/vocabulary.ts'
import { fieldErrorText } from '../../formats/problem-text.ts'
import { t } from '../../locales/plan.ts'

/** The plan input in the address; '' and null where neither the address nor the launch has a value. */
export type PlanState = {
  launchDate: PlainDate | ''
  grade: Grade | null
  /** Whether to use the latest playbook instead of the one the launch was planned with. */
  isAdopting: boolean
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

/** Parses the address; absent values default to those of the launch, the grade to the decided one. */
export function readPlanState(search: string, launch: Launch): PlanState {
  const date = searchText(search, 'date')
  return {
    launchDate: isDate(date) ? date : (launch.launchDate ?? ''),
    grade: searchList(search, 'grade', grades)[0] ?? launch.grade ?? launch.decidedGrade,
    isAdopting: searchText(search, 'playbook') === 'current',
  }
}

/** The default reason: the current one, unless a later decision made it obsolete. */
export function defaultReason(launch: Launch, grade: Grade | null): string {
  const isHolding = launch.grade === grade && !launch.concerns.includes('regraded')
  return isHolding ? (launch.gradeReason ?? '') : ''
}

/** Whether this grade requires a written reason for this launch. */
export const needsReason = (launch: Launch, grade: Grade | null): boolean =>
  launchGradeErrors({ grade, decidedGrade: launch.decidedGrade, reason: null }).length > 0

/** Why this grade requires a reason, translated; '' when it does not. */
export function whyReasonNeeded(launch: Launch, grade: Grade | null): string {
  if (!needsReason(launch, grade)) return ''
  const { decidedGrade } = launch
  return decidedGrade ? t('reasonDiffers', { grade: gradeName(decidedGrade) }) : t('reasonUndecided')
}

/** The translated error of the reason; '' when it is valid or not required. */
export function reasonError(launch: Launch, grade: Grade | null, reason: string): string {
  const [fault] = launchGradeErrors({ grade, decidedGrade: launch.decidedGrade, reason })
  return fault ? fieldErrorText(fault) : ''
}
