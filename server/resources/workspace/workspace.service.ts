import type { Kysely, Transaction } from 'kysely'
import type { Role } from '../../contracts/lists.ts'
import type { Person } from '../../contracts/people.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import type { CalendarDefinition } from '../../contracts/calendars.ts'
import type { Workspace, WorkspaceChange } from '../../contracts/workspace.ts'
import type { Database } from '../../db/tables.ts'
import type { WorkspacesTable } from '../../db/tables/features.ts'
import type { Deps } from '../../deps.ts'
import { refuseField } from '../../domain/refusal.ts'
import { dayIn } from '../../domain/schedule/today.ts'
import { prepareCalendar, type PreparedCalendar } from '../../domain/schedule/working-days.ts'
import { changesBetween, recordEvents } from '../activity/activity.service.ts'
import { firstCalendarId, hasCalendar } from '../calendars/calendars.service.ts'
import { lackingFactor } from '../required-factor/required-factor.service.ts'
import {
  changeWorkspaceRow,
  getSchedule,
  getWorkspaceRow,
  lockWorkspaceRow,
  insertWorkspaceOnce,
  markSampleRow,
  workspaceId,
} from './workspace.repository.ts'

const toWorkspace = (row: WorkspacesTable, now: string): Workspace => ({
  name: row.name,
  timeZone: row.time_zone,
  currency: row.currency,
  calendarId: row.calendar_id,
  secondFactorRoles: JSON.parse(row.second_factor_roles) as Role[],
  today: dayIn(row.time_zone, now),
  version: row.version,
})

/** The company settings, with the current date. */
export async function workspaceNow(deps: Pick<Deps, 'now'>, db: Kysely<Database>): Promise<Workspace> {
  return toWorkspace(await getWorkspaceRow(db), deps.now())
}

/** Today in the workspace's time zone (RULES.md, Due dates). */
export async function todayOf(deps: Pick<Deps, 'now'>, db: Kysely<Database>): Promise<PlainDate> {
  return (await workspaceNow(deps, db)).today
}

/** Today's date and the indexed calendar, for computing due dates. */
export type ScheduleNow = { today: PlainDate; calendar: PreparedCalendar; definition: CalendarDefinition }

/** The schedule now, of a time zone and a calendar that are already read. */
export const scheduleOf = (
  deps: Pick<Deps, 'now'>,
  timeZone: string,
  definition: CalendarDefinition,
): ScheduleNow => ({ today: dayIn(timeZone, deps.now()), calendar: prepareCalendar(definition), definition })

/** The workspace's schedule now. */
export async function scheduleNow(deps: Pick<Deps, 'now'>, db: Kysely<Database>): Promise<ScheduleNow> {
  const { timeZone, definition } = await getSchedule(db)
  return scheduleOf(deps, timeZone, definition)
}

/** Nobody locks themselves out: who requires a second factor has one. @throws Refusal invalid-input */
async function requireOwnFactor(
  { config, origin }: Deps,
  trx: Transaction<Database>,
  required: readonly Role[],
): Promise<void> {
  if (origin.id === null) return
  const own = origin.kind === 'session' ? { sessionIds: [origin.id] } : { tokenIds: [origin.id] }
  const lacking = await lackingFactor({ config, db: trx }, own, JSON.stringify(required))
  if (lacking.size > 0) throw refuseField('secondFactorRoles', 'own-factor-missing')
}

/** @throws Refusal stale-version, invalid-input */
export async function changeWorkspace(
  deps: Deps,
  by: Person,
  version: number,
  change: WorkspaceChange,
): Promise<Workspace> {
  return deps.db.transaction().execute(async (trx) => {
    if (change.calendarId && !(await hasCalendar(trx, change.calendarId))) {
      throw refuseField('calendarId', 'unknown-calendar')
    }
    if (change.secondFactorRoles) await requireOwnFactor(deps, trx, change.secondFactorRoles)
    const before = await workspaceNow(deps, trx)
    const after = toWorkspace(await changeWorkspaceRow(trx, version, change), deps.now())
    const changes = changesBetween(before, after, [
      'name',
      'timeZone',
      'currency',
      'calendarId',
      'secondFactorRoles',
    ])
    await recordEvents(trx, deps, by.id, [
      { noun: 'workspace', entity: { id: workspaceId, title: after.name }, verb: 'changed', changes },
    ])
    return after
  })
}

/** Records an audit event about the whole company. */
export async function recordWorkspaceEventIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  verb: string,
): Promise<void> {
  const { name } = await getWorkspaceRow(trx)
  await recordEvents(trx, deps, by.id, [
    { noun: 'workspace', entity: { id: workspaceId, title: name }, verb },
  ])
}

/** Locks the workspace until the transaction ends, for rules about all people. */
export const lockWorkspace = (trx: Transaction<Database>): Promise<void> => lockWorkspaceRow(trx)

/** Whether this is the sample company, where people sign in by choosing a person. */
export const isSampleCompany = async (db: Kysely<Database>): Promise<boolean> =>
  (await getWorkspaceRow(db)).is_sample === 1

/** Marks the workspace as the sample company. */
export const markSampleCompanyIn = (trx: Transaction<Database>): Promise<void> => markSampleRow(trx)

/** Inserts the workspace of a new installation, with the server's time zone and a weekends-only calendar. */
export async function ensureWorkspace(deps: Deps): Promise<void> {
  await deps.db.transaction().execute(async (trx) =>
    insertWorkspaceOnce(trx, {
      name: 'Headrace',
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      currency: 'USD',
      is_sample: 0,
      calendar_id: await firstCalendarId(trx),
    }),
  )
}
