import { featureStages, grades } from '#server/contracts/lists.ts'
import { listOf, money, number, shortDate } from '../../state/formats.ts'
import { featureStageName, gradeName } from '../../state/messages.ts'

/** A day of no year that is ever shown, so that every date says its own. */
const withYear = '0001-01-01'
const dates = ['releaseDate', 'pmmJoinedOn', 'prdFinalOn', 'lookAgainOn', 'gradeDecidedOn']

/**
 * The value of one field as one reads it; '' for none. Takes what a feature holds and what the history keeps.
 * @param currency of the workspace, for budgets
 */
export function valueText(field: string, value: unknown, currency: string): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.length === 0 ? '' : listOf(value.map(String))
  if (typeof value === 'object') return 'name' in value ? String(value.name) : ''
  if (typeof value === 'number') return field === 'campaignBudget' ? money(value, currency) : number(value)
  const text = String(value)
  const stage = field === 'stage' && featureStages.find((one) => one === text)
  if (stage) return featureStageName(stage)
  const grade = field === 'grade' && grades.find((one) => one === text)
  if (grade) return gradeName(grade)
  return dates.includes(field) && /^\d{4}-\d\d-\d\d$/.test(text) ? shortDate(text, withYear) : text
}
