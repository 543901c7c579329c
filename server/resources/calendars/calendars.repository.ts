import type { Kysely, Transaction } from 'kysely'
import { type Calendar, CalendarDefinition } from '../../contracts/calendars.ts'
import { isUniqueViolation } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { CalendarsTable } from '../../db/tables/features.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'

const toCalendar = (row: CalendarsTable): Calendar => ({
  id: row.id,
  definition: CalendarDefinition.parse(JSON.parse(row.definition)),
  version: row.version,
})

export async function listCalendars(db: Kysely<Database>): Promise<Calendar[]> {
  const rows = await db.selectFrom('calendars').selectAll().orderBy('slug').execute()
  return rows.map(toCalendar)
}

/** @throws Refusal not-found */
export async function getCalendar(db: Kysely<Database>, id: string): Promise<Calendar> {
  const row = await db.selectFrom('calendars').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'calendar' } })
  return toCalendar(row)
}

/** @throws Refusal invalid-input when another calendar has this slug */
export async function insertCalendar(
  trx: Transaction<Database>,
  id: string,
  definition: CalendarDefinition,
): Promise<Calendar> {
  try {
    await trx
      .insertInto('calendars')
      .values({ id, slug: definition.slug, definition: JSON.stringify(definition), version: 1 })
      .execute()
  } catch (error) {
    throw isUniqueViolation(error) ? refuseField('slug', 'already-exists') : error
  }
  return { id, definition, version: 1 }
}

/** @throws Refusal stale-version, not-found, invalid-input for a taken slug */
export async function changeCalendar(
  trx: Transaction<Database>,
  id: string,
  version: number,
  definition: CalendarDefinition,
): Promise<Calendar> {
  try {
    const result = await trx
      .updateTable('calendars')
      .set({ slug: definition.slug, definition: JSON.stringify(definition), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    const calendar = await getCalendar(trx, id)
    if (result.numUpdatedRows === 0n) throw refuse('stale-version', { params: { current: calendar.version } })
    return calendar
  } catch (error) {
    throw isUniqueViolation(error) ? refuseField('slug', 'already-exists') : error
  }
}

/** Inserts a calendar unless its slug exists. */
export async function insertCalendarOnce(
  db: Kysely<Database>,
  id: string,
  definition: CalendarDefinition,
): Promise<void> {
  await db
    .insertInto('calendars')
    .values({ id, slug: definition.slug, definition: JSON.stringify(definition), version: 1 })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
}

export async function calendarIdBySlug(db: Kysely<Database>, slug: string): Promise<string> {
  const row = await db.selectFrom('calendars').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  return row.id
}
