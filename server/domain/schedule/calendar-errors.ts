import type { FieldError } from '../../contracts/problems.ts'
import type { CalendarDay, CalendarDefinition } from '../../contracts/calendars.ts'

function duplicates(field: 'holidays' | 'makeUpWorkingDays', days: CalendarDay[]): FieldError[] {
  const seen = new Set<string>()
  return days.flatMap(({ date }, index) => {
    if (seen.has(date)) return [{ path: `${field}.${index}.date`, code: 'duplicate', params: { date } }]
    seen.add(date)
    return []
  })
}

/**
 * Validates a calendar beyond its schema: `duplicate` for a date that occurs twice in one list,
 * `holiday-and-make-up` for a day that is both. Empty when valid.
 */
export function calendarErrors(definition: CalendarDefinition): FieldError[] {
  const holidays = new Set(definition.holidays.map((day) => day.date))
  const both = definition.makeUpWorkingDays.flatMap(({ date }, index) =>
    holidays.has(date)
      ? [{ path: `makeUpWorkingDays.${index}.date`, code: 'holiday-and-make-up', params: { date } }]
      : [],
  )
  return [
    ...duplicates('holidays', definition.holidays),
    ...duplicates('makeUpWorkingDays', definition.makeUpWorkingDays),
    ...both,
  ]
}
