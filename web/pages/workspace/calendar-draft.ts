import type { BothLanguages } from '#server/contracts/primitives.ts'
import type { FieldError } from '#server/contracts/problems.ts'
import type { Calendar, CalendarDay, CalendarDefinition } from '#server/contracts/calendars.ts'
import { ApiError } from '../../api/client.ts'
import { changeCalendar, getCalendar } from '../../api/calendars.ts'
import { daysOf, rangesOf } from './calendar-days.ts'
import type { DayRange } from './calendar-days.ts'

export const dayLists = ['holidays', 'makeUpWorkingDays'] as const
export type DayList = (typeof dayLists)[number]

/** A calendar being edited: its days as ranges, so that a week of holidays is one line. */
export type CalendarDraft = {
  base: Calendar
  title: BothLanguages
  weekendDays: number[]
} & Record<DayList, DayRange[]>

export function draftOf(calendar: Calendar): CalendarDraft {
  const { title, weekendDays, holidays, makeUpWorkingDays } = calendar.definition
  return {
    base: calendar,
    title,
    weekendDays,
    holidays: rangesOf(holidays),
    makeUpWorkingDays: rangesOf(makeUpWorkingDays),
  }
}

/** A name in one language only is used for both. */
const bothNames = ({ en, 'zh-Hans': zhHans }: BothLanguages): BothLanguages => ({
  en: en.trim() || zhHans.trim(),
  'zh-Hans': zhHans.trim() || en.trim(),
})

const expanded = (ranges: readonly DayRange[]): CalendarDay[] =>
  ranges.flatMap((range) => daysOf({ ...range, name: bothNames(range.name) }))

/** The calendar definition to save. */
export const definitionOf = (draft: CalendarDraft): CalendarDefinition => ({
  slug: draft.base.definition.slug,
  title: bothNames(draft.title),
  weekendDays: [...draft.weekendDays].sort(),
  holidays: expanded(draft.holidays),
  makeUpWorkingDays: expanded(draft.makeUpWorkingDays),
})

/** Whether there are unsaved changes. */
export const isChanged = (draft: CalendarDraft): boolean =>
  JSON.stringify(definitionOf(draft)) !== JSON.stringify(definitionOf(draftOf(draft.base)))

/**
 * The errors of one range. The server names days by index in the whole list (`holidays.12.date`), the editor
 * shows ranges.
 * @param index of the range in the draft's list
 */
export function errorsOfRange(
  draft: CalendarDraft,
  list: DayList,
  index: number,
  errors: readonly FieldError[],
): FieldError[] {
  const before = expanded(draft[list].slice(0, index)).length
  const count = expanded(draft[list].slice(index, index + 1)).length
  return errors.filter(({ path }) => {
    const [field, place] = path.split('.')
    return field === list && Number(place) >= before && Number(place) < before + count
  })
}

/**
 * Three-way merge of one's edits with a version saved meanwhile: days that only the others changed keep their
 * values.
 */
export function mergeDefinitions(
  base: CalendarDefinition,
  mine: CalendarDefinition,
  theirs: CalendarDefinition,
): CalendarDefinition {
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const days = (list: DayList) => {
    const [was, wanted, now] = [base, mine, theirs].map(
      (one) => new Map(one[list].map((day) => [day.date, day])),
    )
    const dates = new Set([...(wanted?.keys() ?? []), ...(now?.keys() ?? [])])
    return [...dates].sort().flatMap((date) => {
      const isMine = !isSame(was?.get(date), wanted?.get(date))
      const day = isMine ? wanted?.get(date) : now?.get(date)
      return day ? [day] : []
    })
  }
  return {
    slug: theirs.slug,
    title: isSame(base.title, mine.title) ? theirs.title : mine.title,
    weekendDays: isSame(base.weekendDays, mine.weekendDays) ? theirs.weekendDays : mine.weekendDays,
    holidays: days('holidays'),
    makeUpWorkingDays: days('makeUpWorkingDays'),
  }
}

/**
 * Saves a draft and merges changes saved by others meanwhile.
 * @throws ApiError for every refusal but a first `stale-version`
 */
export async function saveDraft(draft: CalendarDraft): Promise<{ calendar: Calendar; isMerged: boolean }> {
  const { base } = draft
  const mine = definitionOf(draft)
  try {
    return { calendar: await changeCalendar(base.id, base.version, mine), isMerged: false }
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'stale-version') throw error
    const theirs = await getCalendar(base.id)
    const merged = mergeDefinitions(base.definition, mine, theirs.definition)
    return { calendar: await changeCalendar(base.id, theirs.version, merged), isMerged: true }
  }
}
