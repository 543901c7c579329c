/** Reading the history: one page, or all of it for a file, cut to what the reader may see. */
import type { Kysely } from 'kysely'
import type { Activity, ActivityFilter, ActivityQuery } from '../../contracts/activity.ts'
import type { Person } from '../../contracts/people.ts'
import type { PageOf } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { may } from '../../domain/access/may.ts'
import { addDays } from '../../domain/schedule/plain-date.ts'
import { startOfDayIn } from '../../domain/schedule/start-of-day.ts'
import { workspaceNow } from '../workspace/workspace.service.ts'
import { type ActivityWish, eachActivity, findHiddenFeatures, listActivities } from './activity.repository.ts'

type Reader = Pick<Person, 'id' | 'role'>

/** Who learns from where things were done, and of other people's sessions. */
const isAuditor = (reader: Reader): boolean => may(reader, 'audit.read').isAllowed

const lastDay = '9999-12-31'

/** Days of the workspace become moments; the last one counts whole. */
async function wishOf(deps: Deps, reader: Reader, filter: ActivityFilter): Promise<ActivityWish> {
  const { from, to, ...rest } = filter
  const { timeZone } = await workspaceNow(deps, deps.db)
  return {
    ...rest,
    ...(from && { from: startOfDayIn(timeZone, from) }),
    ...(to && to < lastDay && { before: startOfDayIn(timeZone, addDays(to, 1)) }),
    reader: { id: reader.id, isAuditor: isAuditor(reader) },
  }
}

const hasId = (value: unknown): value is { id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'

/** A launch tells which features it had; those that became confidential since are left out of that. */
async function withoutHidden(db: Kysely<Database>, deeds: Activity[]): Promise<Activity[]> {
  const listed = deeds
    .filter(({ noun }) => noun === 'launch')
    .flatMap(({ changes }) => changes.filter(({ field }) => field === 'features'))
    .flatMap(({ before, after }) => [before, after])
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]).filter(hasId) : []))
  const hidden = await findHiddenFeatures(db, [...new Set(listed.map(({ id }) => id))])
  if (hidden.size === 0) return deeds
  const cut = (value: unknown): unknown =>
    Array.isArray(value)
      ? (value as unknown[]).filter((item) => !(hasId(item) && hidden.has(item.id)))
      : value
  // Of what came or went nothing may stay, not even that something did.
  const isTold = ({ field, before, after }: Activity['changes'][number]) =>
    field !== 'features' || JSON.stringify(before) !== JSON.stringify(after)
  return deeds.flatMap((deed) => {
    if (deed.noun !== 'launch') return deed
    const changes = deed.changes
      .map((change) =>
        change.field === 'features'
          ? { ...change, before: cut(change.before), after: cut(change.after) }
          : change,
      )
      .filter(isTold)
    return deed.verb === 'changed' && changes.length === 0 ? [] : { ...deed, changes }
  })
}

/**
 * One page of the history, newest first. From where things were done is told only to those who audit; sign-ins and
 * tokens of others are not told to anyone else.
 */
export async function activityPage(
  deps: Deps,
  reader: Reader,
  query: ActivityQuery,
): Promise<PageOf<Activity>> {
  const { cursor, limit, ...filter } = query
  const page = await listActivities(deps.db, await wishOf(deps, reader, filter), { cursor, limit })
  return { ...page, items: await withoutHidden(deps.db, page.items) }
}

/** All that the filter lets through, newest first, some at a time. */
export async function* activitiesFor(
  deps: Deps,
  reader: Reader,
  filter: ActivityFilter,
): AsyncGenerator<Activity[]> {
  for await (const some of eachActivity(deps.db, await wishOf(deps, reader, filter))) {
    yield await withoutHidden(deps.db, some)
  }
}

/**
 * What someone did and what was done to their account, newest first, some at a time. From where they did it is their
 * own to know; from where others did is not.
 */
export async function* activityOfPerson(
  deps: Deps,
  reader: Reader,
  personId: string,
): AsyncGenerator<Activity[]> {
  const isOwn = reader.id === personId
  const wish = { aboutId: personId, reader: { id: reader.id, isAuditor: isOwn || isAuditor(reader) } }
  for await (const some of eachActivity(deps.db, wish)) {
    const deeds = await withoutHidden(deps.db, some)
    yield isAuditor(reader)
      ? deeds
      : deeds.map((deed) => (deed.person?.id === personId ? deed : { ...deed, origin: null }))
  }
}
