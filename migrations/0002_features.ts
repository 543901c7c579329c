import { type Kysely, PostgresAdapter, sql } from 'kysely'

const isPostgres = (db: Kysely<any>): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** The workspace and its calendar, product areas, features and their imports. */
export async function up(db: Kysely<any>): Promise<void> {
  // Byte order, so that both databases sort and page alike.
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`
  const table = (name: string) =>
    db.schema.createTable(name).addColumn('id', text, (c) => c.primaryKey().notNull())

  await table('calendars')
    .addColumn('slug', text, (c) => c.notNull().unique())
    .addColumn('definition', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()

  await table('workspaces')
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('time_zone', text, (c) => c.notNull())
    .addColumn('currency', text, (c) => c.notNull())
    .addColumn('calendar_id', text, (c) => c.notNull().references('calendars.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('is_sample', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('second_factor_roles', text, (c) => c.notNull().defaultTo('[]'))
    .execute()

  await table('product_areas')
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('name_key', text, (c) => c.notNull().unique())
    .addColumn('product_stage', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()

  await table('features')
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('summary', text)
    .addColumn('product_area_id', text, (c) => c.references('product_areas.id'))
    .addColumn('stage', text, (c) => c.notNull())
    .addColumn('pm_owner_id', text, (c) => c.references('people.id'))
    .addColumn('pmm_owner_id', text, (c) => c.references('people.id'))
    .addColumn('release_date', text)
    .addColumn('external_key', text)
    .addColumn('external_link', text)
    .addColumn('tags', text, (c) => c.notNull())
    .addColumn('requesting_customers', 'integer')
    .addColumn('pmm_joined_on', text)
    .addColumn('prd_final_on', text)
    .addColumn('planned_follow_ups', 'integer')
    .addColumn('department_owner_id', text, (c) => c.references('people.id'))
    .addColumn('campaign_budget', 'integer')
    .addColumn('grade', text)
    .addColumn('grade_decided_on', text)
    .addColumn('look_again_on', text)
    .addColumn('archived_at', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    // Derived columns, so that every sort order is total, never null and has an index.
    .addColumn('is_archived', 'integer', (c) => c.notNull())
    .addColumn('needs_grading', 'integer', (c) => c.notNull())
    .addColumn('title_key', text, (c) => c.notNull())
    .addColumn('release_first_key', text, (c) => c.notNull())
    .addColumn('release_last_key', text, (c) => c.notNull())
    .addColumn('grade_rank', 'integer', (c) => c.notNull())
    .addColumn('search_text', text, (c) => c.notNull())
    .addColumn('is_confidential', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  const sortKeys = [
    'updated_at',
    'created_at',
    'title_key',
    'release_first_key',
    'release_last_key',
    'grade_rank',
  ]
  for (const key of sortKeys) {
    await db.schema
      .createIndex(`features_by_${key}`)
      .on('features')
      .columns(['is_archived', key, 'id'])
      .execute()
  }
  for (const key of ['updated_at', 'release_first_key', 'release_last_key']) {
    await db.schema
      .createIndex(`features_by_grade_and_${key}`)
      .on('features')
      .columns(['is_archived', 'grade_rank', key, 'id'])
      .execute()
  }
  await db.schema
    .createIndex('features_by_needs_grading')
    .on('features')
    .columns(['is_archived', 'needs_grading', 'updated_at', 'id'])
    .execute()
  // For filters, with the usual sort order; totals need nothing but the index. Without the features that have no owner or
  // area, because the statistics would take their number for that of the usual owner.
  const filtered = (column: string) =>
    db.schema
      .createIndex(`features_by_${column}`)
      .on('features')
      .columns([column, 'is_archived', 'updated_at', 'id'])
  await filtered('stage').execute()
  for (const column of ['product_area_id', 'pm_owner_id', 'pmm_owner_id'])
    await filtered(column).where(sql.ref(column), 'is not', null).execute()
  // For combined filters: what they and the row filter compare, so that no row is read.
  const compared = ['stage', 'grade_rank', 'needs_grading', 'product_area_id', 'is_confidential']
  await db.schema
    .createIndex('features_by_filters')
    .on('features')
    .columns(['is_archived', ...compared, 'id'])
    .execute()
  await db.schema
    .createIndex('features_by_department_owner_id')
    .on('features')
    .column('department_owner_id')
    .execute()
  // Unique among public features only: a taken key must not reveal a confidential feature.
  await db.schema
    .createIndex('features_by_external_key')
    .on('features')
    .column('external_key')
    .unique()
    .where(sql.ref('is_confidential'), '=', sql.lit(0))
    .execute()
  await db.schema.createIndex('features_of_external_key').on('features').column('external_key').execute()

  await db.schema
    .createIndex('features_confidential')
    .on('features')
    .column('id')
    .unique()
    .where(sql.ref('is_confidential'), '=', sql.lit(1))
    .execute()
  // Who sees confidential features; few rows, so that a person's are found without those of public features.
  for (const column of ['pm_owner_id', 'pmm_owner_id', 'department_owner_id']) {
    await db.schema
      .createIndex(`features_confidential_by_${column}`)
      .on('features')
      .columns([column, 'id'])
      .where(sql.ref('is_confidential'), '=', sql.lit(1))
      .execute()
  }
  await db.schema
    .createTable('feature_named_people')
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id').onDelete('cascade'))
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('feature_named_people_key', ['person_id', 'feature_id'])
    .execute()
  await db.schema
    .createIndex('feature_named_people_of_feature')
    .on('feature_named_people')
    .column('feature_id')
    .execute()

  await createTags(db)

  await table('imports')
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('encoding', text, (c) => c.notNull())
    .addColumn('separator', text, (c) => c.notNull())
    .addColumn('has_header', 'integer', (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('settings', text, (c) => c.notNull())
    .addColumn('summary', text, (c) => c.notNull())
    .addColumn('committed_at', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('imports_of_person')
    .on('imports')
    .columns(['person_id', 'created_at'])
    .execute()
  await db.schema
    .createTable('import_rows')
    .addColumn('import_id', text, (c) => c.notNull().references('imports.id').onDelete('cascade'))
    .addColumn('row_number', 'integer', (c) => c.notNull())
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('feature_id', text)
    .addColumn('feature_version', 'integer')
    .addColumn('data', text, (c) => c.notNull())
    .addColumn('changes', text, (c) => c.notNull())
    .addColumn('errors', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('import_rows_key', ['import_id', 'row_number'])
    .execute()
  await db.schema
    .createIndex('import_rows_by_kind')
    .on('import_rows')
    .columns(['import_id', 'kind', 'row_number'])
    .execute()
}

/**
 * The tags of features, one a row: an index on the JSON in `features.tags`. Triggers derive it from there at every
 * write, and nothing else writes it.
 */
async function createTags(db: Kysely<any>): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`
  await db.schema
    .createTable('feature_tags')
    .addColumn('tag', text, (c) => c.notNull())
    .addColumn('is_archived', 'integer', (c) => c.notNull())
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('feature_tags_key', ['tag', 'is_archived', 'feature_id'])
    .execute()
  await db.schema
    .createIndex('feature_tags_of_feature')
    .on('feature_tags')
    .columns(['feature_id', 'tag', 'is_archived'])
    .execute()
  const isOther = sql.raw('old.tags <> new.tags or old.is_archived <> new.is_archived')
  if (isPostgres(db)) {
    await sql`create function index_feature_tags() returns trigger language plpgsql as $$ begin
        if tg_op = 'UPDATE' then delete from feature_tags where feature_id = new.id; end if;
        insert into feature_tags (tag, is_archived, feature_id)
          select distinct value, new.is_archived, new.id from json_array_elements_text(new.tags::json);
        return null;
      end $$`.execute(db)
    await sql`create trigger feature_tags_are_inserted after insert on features
      for each row when (new.tags <> '[]') execute function index_feature_tags()`.execute(db)
    await sql`create trigger feature_tags_are_updated after update of tags, is_archived on features
      for each row when (${isOther}) execute function index_feature_tags()`.execute(db)
    return
  }
  const insert = sql.raw(`insert into feature_tags (tag, is_archived, feature_id)
    select distinct value, new.is_archived, new.id from json_each(new.tags)`)
  await sql`create trigger feature_tags_are_inserted after insert on features when new.tags <> '[]'
    begin ${insert}; end`.execute(db)
  await sql`create trigger feature_tags_are_updated after update of tags, is_archived on features when ${isOther}
    begin delete from feature_tags where feature_id = new.id; ${insert}; end`.execute(db)
}

export async function down(db: Kysely<any>): Promise<void> {
  const tables = [
    'import_rows',
    'imports',
    'feature_tags',
    'feature_named_people',
    'features',
    'product_areas',
    'workspaces',
    'calendars',
  ]
  for (const name of tables) await db.schema.dropTable(name).execute()
  if (isPostgres(db)) await sql`drop function index_feature_tags`.execute(db)
}
