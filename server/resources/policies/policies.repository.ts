/** Published versions of a policy: immutable rows of which the highest version is current. */
import type { Kysely, Transaction } from 'kysely'
import type { Id, Instant, PersonRef } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'

/** The tables of policies; all have the same columns. */
export type PolicyTable = 'rubrics' | 'playbooks'

/** A cast for the compiler, because all policy tables have the same columns. */
const policy = (table: PolicyTable) => `${table as 'rubrics'} as policy` as const

export type PublishedVersion = {
  id: Id
  version: number
  note: string | null
  publishedAt: Instant
  /** Null for the version that ships with the product. */
  publishedBy: PersonRef | null
  isCurrent: boolean
}

export type VersionToInsert = Pick<PublishedVersion, 'id' | 'version' | 'note' | 'publishedAt'> & {
  publishedById: Id | null
  definition: unknown
}

const published = (db: Kysely<Database>, table: PolicyTable) =>
  db
    .selectFrom(policy(table))
    .leftJoin('people', 'people.id', 'policy.published_by_id')
    .select(['policy.id', 'policy.version', 'policy.note', 'policy.published_at', 'policy.published_by_id'])
    .select('people.name as person_name')

const highest = (db: Kysely<Database>, table: PolicyTable) =>
  db.selectFrom(`${table as 'rubrics'} as each`).select((eb) => eb.fn.max('each.version').as('version'))

type Row = Awaited<ReturnType<ReturnType<typeof published>['executeTakeFirstOrThrow']>>

const toVersion = (row: Row, currentVersion: number): PublishedVersion => ({
  id: row.id,
  version: row.version,
  note: row.note,
  publishedAt: row.published_at,
  publishedBy: row.published_by_id === null ? null : { id: row.published_by_id, name: row.person_name ?? '' },
  isCurrent: row.version === currentVersion,
})

/** The highest version, 0 before the first. */
export async function latestVersion(db: Kysely<Database>, table: PolicyTable): Promise<number> {
  const { version } = await highest(db, table).executeTakeFirstOrThrow()
  return version ?? 0
}

/** Every version without its definition, newest first. */
export async function listVersions(db: Kysely<Database>, table: PolicyTable): Promise<PublishedVersion[]> {
  const rows = await published(db, table).orderBy('policy.version', 'desc').execute()
  return rows.map((row) => toVersion(row, rows[0]?.version ?? 0))
}

/** One version, or the highest, with its stored definition, not parsed. */
export async function findVersion(
  db: Kysely<Database>,
  table: PolicyTable,
  which: { id: Id } | 'current',
): Promise<{ version: PublishedVersion; definition: unknown } | undefined> {
  const query = published(db, table).select(['policy.definition', highest(db, table).as('current_version')])
  const row = await (
    which === 'current'
      ? query.orderBy('policy.version', 'desc').limit(1)
      : query.where('policy.id', '=', which.id)
  ).executeTakeFirst()
  return (
    row && {
      version: toVersion(row, row.current_version ?? 0),
      definition: JSON.parse(row.definition) as unknown,
    }
  )
}

const toRow = (version: VersionToInsert) => ({
  id: version.id,
  version: version.version,
  definition: JSON.stringify(version.definition),
  note: version.note,
  published_at: version.publishedAt,
  published_by_id: version.publishedById,
})

/** Fails with a unique violation when the version is taken. */
export async function insertVersion(
  trx: Transaction<Database>,
  table: PolicyTable,
  version: VersionToInsert,
): Promise<void> {
  await trx.insertInto(table).values(toRow(version)).execute()
}

/** Inserts a version unless it exists; safe with several servers. */
export async function insertVersionOnce(
  db: Kysely<Database>,
  table: PolicyTable,
  version: VersionToInsert,
): Promise<void> {
  await db
    .insertInto(table)
    .values(toRow(version))
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}
