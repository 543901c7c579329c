import { z } from 'zod'
import { Id, NameInBothLanguages, PlainDate, Slug, Version } from './primitives.ts'

/** A day that differs from the weekly pattern: a holiday or a make-up day. */
export const CalendarDay = z.strictObject({ date: PlainDate, name: NameInBothLanguages })
export type CalendarDay = z.infer<typeof CalendarDay>

/** When the company works: policy data. Weekdays are ISO numbers, 1 Monday … 7 Sunday. */
export const CalendarDefinition = z.strictObject({
  slug: Slug,
  title: NameInBothLanguages,
  weekendDays: z.array(z.int().min(1).max(7)).max(6),
  holidays: z.array(CalendarDay).max(2000),
  makeUpWorkingDays: z.array(CalendarDay).max(500),
})
export type CalendarDefinition = z.infer<typeof CalendarDefinition>

export const Calendar = z.object({ id: Id, definition: CalendarDefinition, version: Version })
export type Calendar = z.infer<typeof Calendar>
export const CalendarList = z.object({ items: z.array(Calendar) })
export type CalendarList = z.infer<typeof CalendarList>
