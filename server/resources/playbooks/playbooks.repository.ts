import type { Kysely, Transaction } from 'kysely'
import { type Playbook, PlaybookDefinition, type PlaybookList } from '../../contracts/playbooks.ts'
import type { Database } from '../../db/tables.ts'
import { refuse } from '../../domain/refusal.ts'

type Published = {
  id: string
  version: number
  note: string | null
  published_at: string
  published_by_id: string | null
  person_name: string | null
}

const toListed = (row: Published, currentVersion: number): PlaybookList['items'][number] => ({
  id: row.id,
  version: row.version,
  note: row.note,
  publishedAt: row.published_at,
  publishedBy: row.published_by_id === null ? null : { id: row.published_by_id, name: row.person_name ?? '' },
  isCurrent: row.version === currentVersion,
})

const published = (db: Kysely<Database>) =>
  db
    .selectFrom('playbooks')
    .leftJoin('people', 'people.id', 'playbooks.published_by_id')
    .select(['playbooks.id', 'playbooks.version', 'note', 'published_at', 'published_by_id'])
    .select('people.name as person_name')

/** The highest version, 0 before the first. */
export async function latestPlaybookVersion(db: Kysely<Database>): Promise<number> {
  const { version } = await db
    .selectFrom('playbooks')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirstOrThrow()
  return version ?? 0
}

/** Every version without its definition, newest first. */
export async function listPlaybooks(db: Kysely<Database>): Promise<PlaybookList['items']> {
  const rows = await published(db).orderBy('playbooks.version', 'desc').execute()
  return rows.map((row) => toListed(row, rows[0]?.version ?? 0))
}

/** @throws Refusal not-found */
export async function getPlaybook(
  db: Kysely<Database>,
  by: { id: string } | { version: number },
): Promise<Playbook> {
  const query = published(db).select('definition')
  const row = await (
    'id' in by ? query.where('playbooks.id', '=', by.id) : query.where('playbooks.version', '=', by.version)
  ).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'playbook' } })
  const listed = toListed(row, await latestPlaybookVersion(db))
  return { ...listed, definition: PlaybookDefinition.parse(JSON.parse(row.definition)) }
}

export type PlaybookToInsert = {
  id: string
  version: number
  definition: PlaybookDefinition
  note: string | null
  publishedAt: string
  publishedById: string | null
}

const toRow = (playbook: PlaybookToInsert) => ({
  id: playbook.id,
  version: playbook.version,
  definition: JSON.stringify(playbook.definition),
  note: playbook.note,
  published_at: playbook.publishedAt,
  published_by_id: playbook.publishedById,
})

/** Fails with a unique violation when the version is taken. */
export async function insertPlaybook(trx: Transaction<Database>, playbook: PlaybookToInsert): Promise<void> {
  await trx.insertInto('playbooks').values(toRow(playbook)).execute()
}

/** Makes a version unless it is there, whichever of several servers comes first. */
export async function insertPlaybookOnce(db: Kysely<Database>, playbook: PlaybookToInsert): Promise<void> {
  await db
    .insertInto('playbooks')
    .values(toRow(playbook))
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}
