import { type Kysely, PostgresAdapter, sql } from 'kysely'

const isPostgres = (db: Kysely<any>): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** The activity log, which only grows, and what was deleted for good. */
export async function up(db: Kysely<any>): Promise<void> {
  // Byte order on both databases, so that lists are sorted and paged alike.
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`
  await db.schema
    .createTable('activity')
    .addColumn('id', text, (c) => c.primaryKey().notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('person_id', text, (c) => c.references('people.id'))
    .addColumn('noun', text, (c) => c.notNull())
    .addColumn('entity_id', text, (c) => c.notNull())
    .addColumn('entity_title', text, (c) => c.notNull())
    .addColumn('verb', text, (c) => c.notNull())
    .addColumn('changes', text, (c) => c.notNull())
    // The launch of a task, so that its history is as confidential as the launch, even when the task is gone.
    .addColumn('within_id', text)
    .addColumn('origin_kind', text, (c) => c.notNull().defaultTo('system'))
    .addColumn('origin_id', text)
    .addColumn('address', text)
    .addColumn('redacted_at', text)
    .execute()
  await db.schema
    .createIndex('activity_of_entity')
    .on('activity')
    .columns(['entity_id', 'at', 'id'])
    .execute()
  await db.schema.createIndex('activity_by_at').on('activity').columns(['at', 'id']).execute()
  await db.schema
    .createIndex('activity_of_person')
    .on('activity')
    .columns(['person_id', 'at', 'id'])
    .execute()
  await db.schema.createIndex('activity_within').on('activity').columns(['within_id', 'at', 'id']).execute()
  await forbidRewriting(db)

  await db.schema
    .createTable('deletions')
    .addColumn('entity_id', text, (c) => c.primaryKey().notNull())
    .addColumn('noun', text, (c) => c.notNull())
    .addColumn('is_confidential', 'integer', (c) => c.notNull())
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('deleted_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('deletions_confidential')
    .on('deletions')
    .column('entity_id')
    .where(sql.ref('is_confidential'), '=', sql.lit(1))
    .execute()
}

/** History is added to; the one change it allows is the redaction of personal data, and that marks itself. */
async function forbidRewriting(db: Kysely<any>): Promise<void> {
  const kept = ['id', 'at', 'noun', 'entity_id', 'verb', 'origin_kind']
  if (isPostgres(db)) {
    const isSame = kept.map((column) => `new.${column} = old.${column}`).join(' and ')
    await sql
      .raw(
        `create function keep_activity() returns trigger language plpgsql as $$ begin
           if tg_op = 'UPDATE' and new.redacted_at is not null and ${isSame}
             and new.person_id is not distinct from old.person_id then return new; end if;
           raise exception 'activity is append-only';
         end $$`,
      )
      .execute(db)
    await sql`create trigger activity_is_kept before update or delete on activity
      for each row execute function keep_activity()`.execute(db)
    return
  }
  const isOther = kept.map((column) => `new.${column} <> old.${column}`).join(' or ')
  await sql`create trigger activity_is_kept before delete on activity
    begin select raise(abort, 'activity is append-only'); end`.execute(db)
  await sql
    .raw(
      `create trigger activity_is_not_rewritten before update on activity
         when new.redacted_at is null or ${isOther} or new.person_id is not old.person_id
       begin select raise(abort, 'activity is append-only'); end`,
    )
    .execute(db)
}

export async function down(db: Kysely<any>): Promise<void> {
  for (const name of ['deletions', 'activity']) await db.schema.dropTable(name).execute()
  if (isPostgres(db)) await sql`drop function keep_activity`.execute(db)
}
