import type { Launch } from '#server/contracts/launches.ts'
import { grades } from '#server/contracts/lists.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { launchGradeErrors } from '#server/domain/checklist/launch-grade.ts'
import { searchList, searchText } from '../../navigation/location.ts'
import { gradeName } from '../../locales/vocabulary.ts'
import { fieldText } from '../../formats/problem-text.ts'
import { t } from '../../locales/plan.ts'

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
  launchGradeErrors({ grade, decidedGrade: launch.decidedGrade, reason: null }).length > 0

/** Why confirming this grade will need a reason, in the reader's words; '' when it will not. */
export function whyReason(launch: Launch, grade: Grade | null): string {
  if (!needsReason(launch, grade)) return ''
  const { decidedGrade } = launch
  return decidedGrade ? t('reasonDiffers', { grade: gradeName(decidedGrade) }) : t('reasonUndecided')
}

/** What is wrong with the reason written, in the reader's words; '' when it is enough or none is needed. */
export function reasonFault(launch: Launch, grade: Grade | null, reason: string): string {
  const [fault] = launchGradeErrors({ grade, decidedGrade: launch.decidedGrade, reason })
  return fault ? fieldText(fault) : ''
}
