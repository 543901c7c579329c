/** Queries of the history, as its reader may see it. */
import { setImmediate as pause } from 'node:timers/promises'
import { type Expression, expressionBuilder, type Kysely, sql, type SqlBool } from 'kysely'
import type { AuditEvent, ActivityFilter } from '../../contracts/activity.ts'
import { BothLanguages, type LocalText, type PageOf } from '../../contracts/primitives.ts'
import { countRows, readPage } from '../../db/page.ts'
import type { Database } from '../../db/tables.ts'
import type { ActivityTable } from '../../db/tables/activity.ts'
import { nouns } from '../declarations.ts'

/** A filter with instants instead of dates, and the reader: only auditors see all events and their origins. */
export type ActivityOptions = Omit<ActivityFilter, 'from' | 'to'> & {
  /** From this instant on. */
  from?: string
  /** Before this instant. */
  before?: string
  /** Events by this person, and about them. */
  aboutId?: string
  /** Events about the account of this person: themselves, their sign-ins and their tokens. */
  accountOfId?: string
  reader: {
    id: string
    isAuditor: boolean
    /** By API token. */ isProgram?: boolean
    /** Sees nothing about the accounts of others. */ isKeptFromAccounts?: boolean
  }
}

/** Sign-ins and tokens of a person are visible to them and to auditors only. */
const privateNouns = Object.entries(nouns).flatMap(([noun, { hints }]) =>
  hints === 'its-person' ? noun : [],
)

/** What happened to the account of a person is visible to them and to administrators only. */
const privateVerbs: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(nouns).flatMap(([noun, declared]) =>
    'privateVerbs' in declared ? [[noun, declared.privateVerbs]] : [],
  ),
)

/** No API token reads events about accounts: they contain addresses, sign-ins and tokens. */
const accountNouns = [...privateNouns, 'person']

function matches({ reader, ...filter }: ActivityOptions): Expression<SqlBool>[] {
  const eb = expressionBuilder<Database, 'activity'>()
  const conditions: Expression<SqlBool>[] = []
  if (filter.noun?.length) conditions.push(eb('activity.noun', 'in', filter.noun))
  if (filter.entityId) conditions.push(eb('activity.entity_id', '=', filter.entityId))
  if (filter.personId) conditions.push(eb('activity.person_id', '=', filter.personId))
  if (filter.verb) conditions.push(eb('activity.verb', '=', filter.verb))
  if (filter.originKind) conditions.push(eb('activity.origin_kind', '=', filter.originKind))
  if (filter.aboutId) {
    conditions.push(
      eb.or([eb('activity.person_id', '=', filter.aboutId), eb('activity.entity_id', '=', filter.aboutId)]),
    )
  }
  if (filter.accountOfId) {
    const tokens = eb
      .selectFrom('api_tokens')
      .select('api_tokens.id')
      .where('api_tokens.person_id', '=', filter.accountOfId)
    conditions.push(
      eb('activity.noun', 'in', accountNouns),
      eb.or([eb('activity.entity_id', '=', filter.accountOfId), eb('activity.entity_id', 'in', tokens)]),
    )
  }
  if (filter.from) conditions.push(eb('activity.at', '>=', filter.from))
  if (filter.before) conditions.push(eb('activity.at', '<', filter.before))
  if (reader.isKeptFromAccounts) {
    for (const [noun, verbs] of Object.entries(privateVerbs)) {
      conditions.push(
        eb.or([
          eb('activity.noun', '<>', noun),
          eb('activity.verb', 'not in', verbs),
          eb('activity.entity_id', '=', reader.id),
          eb('activity.person_id', '=', reader.id),
        ]),
      )
    }
  }
  if (reader.isProgram) conditions.push(eb('activity.noun', 'not in', accountNouns))
  if (!reader.isAuditor) {
    conditions.push(
      eb.or([
        eb('activity.noun', 'not in', privateNouns),
        eb('activity.person_id', '=', reader.id),
        eb('activity.entity_id', '=', reader.id),
      ]),
    )
  }
  return conditions
}

/** Audit events joined with the names of people and tokens. */
const joinedActivities = (db: Kysely<Database>) =>
  db
    .selectFrom('activity')
    .leftJoin('people', 'people.id', 'activity.person_id')
    .leftJoin('api_tokens', 'api_tokens.id', 'activity.origin_id')
    .selectAll('activity')
    .select(['people.name as person_name', 'api_tokens.name as token_name'])

type JoinedActivity = ActivityTable & { person_name: string | null; token_name: string | null }

/** Titles in both languages are stored as JSON, others as plain text. */
function titleOf(stored: string): LocalText {
  if (!stored.startsWith('{"en":')) return stored
  try {
    return BothLanguages.parse(JSON.parse(stored))
  } catch {
    return stored
  }
}

/** E-mail addresses go to those who read people, as auditors do, and to oneself (RULES.md, Roles). */
function changesFor(
  { id, isAuditor }: ActivityOptions['reader'],
  row: JoinedActivity,
): AuditEvent['changes'] {
  const changes = JSON.parse(row.changes) as AuditEvent['changes']
  const isReadable = row.noun !== 'person' || isAuditor || row.entity_id === id
  return isReadable ? changes : changes.filter(({ field }) => field !== 'email')
}

const toActivity =
  (reader: ActivityOptions['reader']) =>
  (row: JoinedActivity): AuditEvent => ({
    id: row.id,
    at: row.at,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    noun: row.noun as AuditEvent['noun'],
    entityId: row.entity_id,
    entityTitle: titleOf(row.entity_title),
    verb: row.verb,
    changes: changesFor(reader, row),
    origin: reader.isAuditor
      ? {
          kind: row.origin_kind as NonNullable<AuditEvent['origin']>['kind'],
          id: row.origin_id,
          name: row.token_name,
          address: row.address,
        }
      : null,
    redactedAt: row.redacted_at,
  })

/** Newest first; ids ascend with time. */
export async function listActivities(
  db: Kysely<Database>,
  options: ActivityOptions,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<PageOf<AuditEvent>> {
  const conditions = matches(options)
  // Without any condition, because a database counts a whole table without reading it.
  const all = conditions.reduce((rows, condition) => rows.where(condition), db.selectFrom('activity'))
  const page = {
    order: 'newest',
    key: 'activity.at',
    id: 'activity.id',
    isDescending: true,
    cursor,
    limit,
    total: () => countRows(all),
  } as const
  const matching = joinedActivities(db).where((eb) => eb.and(conditions))
  return readPage(matching, page, toActivity(options.reader))
}

const exportedAtOnce = 500

/** All filtered events in batches, newest first; without events recorded meanwhile. */
export async function* eachActivity(
  db: Kysely<Database>,
  options: ActivityOptions,
): AsyncGenerator<AuditEvent[]> {
  const conditions = matches(options)
  let last: AuditEvent | undefined
  for (;;) {
    let query = joinedActivities(db).where((eb) => eb.and(conditions))
    if (last) query = query.where(sql<boolean>`(activity.at, activity.id) < (${last.at}, ${last.id})`)
    const rows = await query
      .orderBy('activity.at', 'desc')
      .orderBy('activity.id', 'desc')
      .limit(exportedAtOnce)
      .execute()
    if (rows.length === 0) return
    const auditEvents = rows.map(toActivity(options.reader))
    yield auditEvents
    last = auditEvents.at(-1)
    // On SQLite nothing here waits, so that nobody else would be answered until the end.
    await pause()
  }
}

/**
 * Which of these features are hidden from the reader of `db`: confidential ones that they do not see, also deleted
 * ones. Deleted features that were public stay visible.
 */
export async function findHiddenFeatures(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const seen = await db
    .selectFrom('features')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  const deleted = await db
    .selectFrom('deletions')
    .select('entity_id')
    .where('entity_id', 'in', [...ids])
    .execute()
  const readable = new Set([...seen.map(({ id }) => id), ...deleted.map(({ entity_id }) => entity_id)])
  return new Set(ids.filter((id) => !readable.has(id)))
}
