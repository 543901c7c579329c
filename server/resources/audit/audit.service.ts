/** Reads the history, as one page or as an export, limited to what the reader may see. */
import type { Kysely } from 'kysely'
import type { AuditEvent, ActivityFilter, ActivityQuery } from '../../contracts/activity.ts'
import type { Person } from '../../contracts/people.ts'
import type { PageOf } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { may } from '../../domain/access/may.ts'
import { addDays } from '../../domain/schedule/plain-date.ts'
import { startOfDayIn } from '../../domain/schedule/start-of-day.ts'
import { workspaceNow } from '../workspace/workspace.service.ts'
import { type ActivityOptions, eachActivity, findHiddenFeatures, listActivities } from './audit.repository.ts'

type Reader = Pick<Person, 'id' | 'role'>

/** Whether a reader sees the origins of events, and the sessions of others. */
const isAuditor = (reader: Reader): boolean => may(reader, 'audit.read').isAllowed

const lastDay = '9999-12-31'

/** Converts dates of the workspace into instants; the last day is inclusive. */
async function optionsOf(deps: Deps, reader: Reader, filter: ActivityFilter): Promise<ActivityOptions> {
  const { from, to, ...rest } = filter
  const { timeZone } = await workspaceNow(deps, deps.db)
  return {
    ...rest,
    ...(from && { from: startOfDayIn(timeZone, from) }),
    ...(to && to < lastDay && { before: startOfDayIn(timeZone, addDays(to, 1)) }),
    reader: {
      id: reader.id,
      isAuditor: isAuditor(reader),
      isKeptFromAccounts: !may(reader, 'people.edit').isAllowed,
    },
  }
}

const hasId = (value: unknown): value is { id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'

/** Removes features that are confidential by now from the recorded feature lists of launches. */
async function withoutHidden(db: Kysely<Database>, auditEvents: AuditEvent[]): Promise<AuditEvent[]> {
  const listed = auditEvents
    .filter(({ noun }) => noun === 'launch')
    .flatMap(({ changes }) => changes.filter(({ field }) => field === 'features'))
    .flatMap(({ before, after }) => [before, after])
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]).filter(hasId) : []))
  const hidden = await findHiddenFeatures(db, [...new Set(listed.map(({ id }) => id))])
  if (hidden.size === 0) return auditEvents
  const cut = (value: unknown): unknown =>
    Array.isArray(value)
      ? (value as unknown[]).filter((item) => !(hasId(item) && hidden.has(item.id)))
      : value
  // Not even an empty change may reveal that a hidden feature was added or removed.
  const isRecorded = ({ field, before, after }: AuditEvent['changes'][number]) =>
    field !== 'features' || JSON.stringify(before) !== JSON.stringify(after)
  return auditEvents.flatMap((auditEvent) => {
    if (auditEvent.noun !== 'launch') return auditEvent
    const changes = auditEvent.changes
      .map((change) =>
        change.field === 'features'
          ? { ...change, before: cut(change.before), after: cut(change.after) }
          : change,
      )
      .filter(isRecorded)
    return auditEvent.verb === 'changed' && changes.length === 0 ? [] : { ...auditEvent, changes }
  })
}

/**
 * One page of the history, newest first. Only auditors see the origins of events, and the sign-ins and tokens of
 * others.
 * @param isByToken a program reads it: no events about accounts, no origins
 */
export async function activityPage(
  deps: Deps,
  reader: Reader,
  query: ActivityQuery,
  isByToken: boolean,
): Promise<PageOf<AuditEvent>> {
  const { cursor, limit, ...filter } = query
  const { reader: as, ...options } = await optionsOf(deps, reader, filter)
  const shown = { ...options, reader: isByToken ? { ...as, isAuditor: false, isProgram: true } : as }
  const page = await listActivities(deps.db, shown, { cursor, limit })
  return { ...page, items: await withoutHidden(deps.db, page.items) }
}

/** All filtered events in batches, newest first. */
export async function* activitiesFor(
  deps: Deps,
  reader: Reader,
  filter: ActivityFilter,
): AsyncGenerator<AuditEvent[]> {
  for await (const some of eachActivity(deps.db, await optionsOf(deps, reader, filter))) {
    yield await withoutHidden(deps.db, some)
  }
}

/** One page of what happened to a reader's own account, newest first, with the origins of what they did themselves. */
export async function ownAccountPage(
  deps: Deps,
  reader: Reader,
  page: Pick<ActivityQuery, 'cursor' | 'limit'>,
): Promise<PageOf<AuditEvent>> {
  const options = { accountOfId: reader.id, reader: { id: reader.id, isAuditor: true } }
  const { items, ...rest } = await listActivities(deps.db, options, page)
  return { ...rest, items: isAuditor(reader) ? items : items.map(withOwnOrigin(reader.id)) }
}

const withOwnOrigin =
  (personId: string) =>
  (auditEvent: AuditEvent): AuditEvent =>
    auditEvent.person?.id === personId ? auditEvent : { ...auditEvent, origin: null }

/**
 * Events by a person and about their account in batches, newest first. They see the origins of their own events, not
 * those of others.
 */
export async function* activityOfPerson(
  deps: Deps,
  reader: Reader,
  personId: string,
): AsyncGenerator<AuditEvent[]> {
  const isOwn = reader.id === personId
  const options = { aboutId: personId, reader: { id: reader.id, isAuditor: isOwn || isAuditor(reader) } }
  for await (const some of eachActivity(deps.db, options)) {
    const auditEvents = await withoutHidden(deps.db, some)
    yield isAuditor(reader) ? auditEvents : auditEvents.map(withOwnOrigin(personId))
  }
}
