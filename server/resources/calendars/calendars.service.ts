import type { Kysely } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import type { Calendar, CalendarDefinition } from '../../contracts/calendars.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { chinaCalendar, weekendsOnlyCalendar } from '../../domain/policy/calendars.ts'
import { refuse } from '../../domain/refusal.ts'
import { calendarErrors } from '../../domain/schedule/calendar-errors.ts'
import { changesBetween, recordEvents } from '../activity/activity.service.ts'
import {
  calendarIdBySlug,
  changeCalendar,
  getCalendar,
  insertCalendar,
  insertCalendarOnce,
  listCalendars,
} from './calendars.repository.ts'

function requireValid(definition: CalendarDefinition): void {
  const errors = calendarErrors(definition)
  if (errors.length > 0) throw refuse('invalid-input', { errors })
}

/** Adds a calendar; the workspace chooses which one applies. */
export async function addCalendar(deps: Deps, by: Person, definition: CalendarDefinition): Promise<Calendar> {
  requireValid(definition)
  return deps.db.transaction().execute(async (trx) => {
    const calendar = await insertCalendar(trx, deps.newId(), definition)
    await recordEvents(trx, deps, by.id, [
      { noun: 'calendar', entity: { id: calendar.id, title: definition.title }, verb: 'created' },
    ])
    return calendar
  })
}

/** Replaces a calendar. Existing plans keep their dates until they are planned again. */
export async function replaceCalendar(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  definition: CalendarDefinition,
): Promise<Calendar> {
  requireValid(definition)
  return deps.db.transaction().execute(async (trx) => {
    const before = await getCalendar(trx, id)
    const after = await changeCalendar(trx, id, version, definition)
    const changes = changesBetween(before.definition, after.definition, [
      'title',
      'weekendDays',
      'holidays',
      'makeUpWorkingDays',
    ])
    await recordEvents(trx, deps, by.id, [
      { noun: 'calendar', entity: { id, title: definition.title }, verb: 'changed', changes },
    ])
    return after
  })
}

export const hasCalendar = async (db: Kysely<Database>, id: string): Promise<boolean> =>
  (await listCalendars(db)).some((calendar) => calendar.id === id)

/** Inserts the shipped calendars into a new installation. */
export async function ensureCalendars(deps: Deps): Promise<void> {
  for (const definition of [weekendsOnlyCalendar, chinaCalendar]) {
    await insertCalendarOnce(deps.db, deps.newId(), definition)
  }
}

/** The calendar of a new workspace. */
export const firstCalendarId = (db: Kysely<Database>): Promise<string> =>
  calendarIdBySlug(db, weekendsOnlyCalendar.slug)

/** A shipped calendar by its slug. */
export const calendarIdOf = calendarIdBySlug
