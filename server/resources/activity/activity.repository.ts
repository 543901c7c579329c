import type { Kysely, Transaction } from 'kysely'
import type { Activity, ActivityQuery } from '../../contracts/activity.ts'
import { BothLanguages, type LocalText, type PageOf } from '../../contracts/primitives.ts'
import { countRows, readPage } from '../../db/page.ts'
import type { ActivityTable, Database } from '../../db/tables.ts'

/** Writes what happened; in the same transaction as what it tells of. */
export async function insertActivities(trx: Transaction<Database>, rows: ActivityTable[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('activity').values(rows).execute()
}

/** Titles in both languages are kept as JSON, those that people wrote as they are. */
function titleOf(stored: string): LocalText {
  if (!stored.startsWith('{"en":')) return stored
  try {
    return BothLanguages.parse(JSON.parse(stored))
  } catch {
    return stored
  }
}

/** Newest first; ids ascend with time. */
export async function listActivities(db: Kysely<Database>, query: ActivityQuery): Promise<PageOf<Activity>> {
  let matching = db.selectFrom('activity')
  if (query.noun?.length) matching = matching.where('activity.noun', 'in', query.noun)
  if (query.thingId) matching = matching.where('activity.thing_id', '=', query.thingId)
  const page = {
    order: 'newest',
    key: 'activity.at',
    id: 'activity.id',
    isDescending: true,
    cursor: query.cursor,
    limit: query.limit,
    total: await countRows(matching),
  } as const
  return readPage(
    matching
      .leftJoin('people', 'people.id', 'activity.person_id')
      .selectAll('activity')
      .select('people.name as person_name'),
    page,
    (row): Activity => ({
      id: row.id,
      at: row.at,
      person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
      noun: row.noun as Activity['noun'],
      thingId: row.thing_id,
      thingTitle: titleOf(row.thing_title),
      verb: row.verb,
      changes: JSON.parse(row.changes) as Activity['changes'],
      origin: null,
      redactedAt: row.redacted_at,
    }),
  )
}
