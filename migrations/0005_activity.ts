import { type Kysely, PostgresAdapter, sql } from 'kysely'

const isPostgres = (db: Kysely<any>): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** The append-only activity log, deletions, and the views of visibility. */
export async function up(db: Kysely<any>): Promise<void> {
  // Byte order, so that both databases sort and page alike.
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
    // The launch of a task, so that its history is as confidential as the launch, also after the task is deleted.
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
  await db.schema.createIndex('activity_by_noun').on('activity').columns(['noun', 'at', 'id']).execute()
  // Most events are within nothing, which the statistics would take for the usual number of events within something.
  await db.schema
    .createIndex('activity_within')
    .on('activity')
    .columns(['within_id', 'at', 'id'])
    .where(sql.ref('within_id'), 'is not', null)
    .execute()
  // Imports with a confidential feature, for totals.
  await db.schema
    .createIndex('activity_of_imports')
    .on('activity')
    .column('person_id')
    .where(sql.ref('noun'), '=', sql.lit('import'))
    .execute()
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
  await createVisibility(db)
}

/**
 * Views of visibility, derived from owners, named people, flags and the features of launches, so that they are always
 * consistent. An entity that is not in `confidential_entities` is public; others are visible to people who are in
 * `people_who_see` for each of their parts.
 */
async function createVisibility(db: Kysely<any>): Promise<void> {
  // A part is the entity itself or a confidential feature of a launch. Deleted confidential entities have no people.
  await sql`create view confidential_entities (entity_id, part_id) as
    select id, id from features where is_confidential = 1
    union all select id, id from launches where is_confidential = 1
    union all select launch_features.launch_id, features.id from launch_features
      join features on features.id = launch_features.feature_id where features.is_confidential = 1
    union all select entity_id, entity_id from deletions where is_confidential = 1`.execute(db)
  await sql`create view people_who_see (part_id, person_id) as
    select id, pm_owner_id from features where is_confidential = 1 and pm_owner_id is not null
    union all select id, pmm_owner_id from features where is_confidential = 1 and pmm_owner_id is not null
    union all select id, department_owner_id from features
      where is_confidential = 1 and department_owner_id is not null
    union all select feature_id, person_id from feature_named_people
    union all select id, owner_id from launches where is_confidential = 1 and owner_id is not null
    union all select launch_id, person_id from launch_named_people`.execute(db)
}

/** The history is append-only; the only allowed update is the redaction of personal data, which sets `redacted_at`. */
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
  for (const name of ['people_who_see', 'confidential_entities']) await db.schema.dropView(name).execute()
  for (const name of ['deletions', 'activity']) await db.schema.dropTable(name).execute()
  if (isPostgres(db)) await sql`drop function keep_activity`.execute(db)
}
