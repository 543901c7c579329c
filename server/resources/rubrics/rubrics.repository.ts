import type { Kysely, Transaction } from 'kysely'
import { type Rubric, RubricDefinition, type RubricList } from '../../contracts/rubrics.ts'
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

const toListed = (row: Published, currentVersion: number): RubricList['items'][number] => ({
  id: row.id,
  version: row.version,
  note: row.note,
  publishedAt: row.published_at,
  publishedBy: row.published_by_id === null ? null : { id: row.published_by_id, name: row.person_name ?? '' },
  isCurrent: row.version === currentVersion,
})

const published = (db: Kysely<Database>) =>
  db
    .selectFrom('rubrics')
    .leftJoin('people', 'people.id', 'rubrics.published_by_id')
    .select(['rubrics.id', 'rubrics.version', 'note', 'published_at', 'published_by_id'])
    .select('people.name as person_name')

/** The highest version, 0 before the first. */
export async function latestRubricVersion(db: Kysely<Database>): Promise<number> {
  const { version } = await db
    .selectFrom('rubrics')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirstOrThrow()
  return version ?? 0
}

/** Every version without its definition, newest first. */
export async function listRubrics(db: Kysely<Database>): Promise<RubricList['items']> {
  const rows = await published(db).orderBy('rubrics.version', 'desc').execute()
  return rows.map((row) => toListed(row, rows[0]?.version ?? 0))
}

/** @throws Refusal not-found */
export async function getRubric(
  db: Kysely<Database>,
  by: { id: string } | { version: number },
): Promise<Rubric> {
  const query = published(db).select('definition')
  const row = await (
    'id' in by ? query.where('rubrics.id', '=', by.id) : query.where('rubrics.version', '=', by.version)
  ).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'rubric' } })
  const listed = toListed(row, await latestRubricVersion(db))
  return { ...listed, definition: RubricDefinition.parse(JSON.parse(row.definition)) }
}

export type RubricToInsert = {
  id: string
  version: number
  definition: RubricDefinition
  note: string | null
  publishedAt: string
  publishedById: string | null
}

const toRow = (rubric: RubricToInsert) => ({
  id: rubric.id,
  version: rubric.version,
  definition: JSON.stringify(rubric.definition),
  note: rubric.note,
  published_at: rubric.publishedAt,
  published_by_id: rubric.publishedById,
})

/** Fails with a unique violation when the version is taken. */
export async function insertRubric(trx: Transaction<Database>, rubric: RubricToInsert): Promise<void> {
  await trx.insertInto('rubrics').values(toRow(rubric)).execute()
}

/** Makes a version unless it is there, whichever of several servers comes first. */
export async function insertRubricOnce(db: Kysely<Database>, rubric: RubricToInsert): Promise<void> {
  await db
    .insertInto('rubrics')
    .values(toRow(rubric))
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}
