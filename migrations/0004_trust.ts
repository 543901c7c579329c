import { type Kysely, PostgresAdapter, sql } from 'kysely'

const isPostgres = (db: Kysely<any>): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** Accounts, sessions, tokens, confidential things, and a history that only grows. */
export async function up(db: Kysely<any>): Promise<void> {
  // Byte order on both databases, so that lists are sorted and paged alike.
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`
  const table = (name: string) => db.schema.createTable(name)
  const withId = (name: string) => table(name).addColumn('id', text, (c) => c.primaryKey().notNull())

  await db.schema.alterTable('people').addColumn('disabled_at', text).execute()
  await db.schema.alterTable('people').addColumn('anonymised_at', text).execute()
  await db.schema
    .alterTable('workspaces')
    .addColumn('is_sample', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()

  // Whoever chose a name without a password signs in anew.
  await db.schema.dropTable('sessions').execute()
  await withId('sessions')
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('method', text, (c) => c.notNull())
    .addColumn('address', text)
    .addColumn('user_agent', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('last_seen_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sessions_by_end').on('sessions').column('expires_at').execute()
  await db.schema.createIndex('sessions_of_person').on('sessions').column('person_id').execute()

  await table('passwords')
    .addColumn('person_id', text, (c) => c.primaryKey().notNull().references('people.id'))
    .addColumn('hash', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .execute()
  await table('second_factors')
    .addColumn('person_id', text, (c) => c.primaryKey().notNull().references('people.id'))
    .addColumn('secret', text, (c) => c.notNull())
    .addColumn('confirmed_at', text)
    // The time step of the last code that was taken: no code counts twice.
    .addColumn('last_step', 'integer')
    .execute()
  await table('recovery_codes')
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('code_hash', text, (c) => c.notNull())
    .addColumn('used_at', text)
    .addPrimaryKeyConstraint('recovery_codes_key', ['person_id', 'code_hash'])
    .execute()
  await withId('account_links')
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('created_by_id', text, (c) => c.references('people.id'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('used_at', text)
    .execute()
  await db.schema.createIndex('account_links_of_person').on('account_links').column('person_id').execute()
  await table('identities')
    .addColumn('issuer', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('identities_key', ['issuer', 'subject'])
    .execute()
  await db.schema.createIndex('identities_of_person').on('identities').column('person_id').execute()
  await table('single_sign_on_requests')
    .addColumn('state_hash', text, (c) => c.primaryKey().notNull())
    .addColumn('nonce', text, (c) => c.notNull())
    .addColumn('verifier', text, (c) => c.notNull())
    .addColumn('return_to', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute()
  await withId('api_tokens')
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('scope', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('last_used_at', text)
    .addColumn('revoked_at', text)
    .execute()
  await db.schema.createIndex('api_tokens_of_person').on('api_tokens').column('person_id').execute()
  await table('rate_limits')
    .addColumn('key', text, (c) => c.primaryKey().notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('resets_at', text, (c) => c.notNull())
    .execute()

  for (const [entities, entity] of [
    ['features', 'feature'],
    ['launches', 'launch'],
  ] as const) {
    await db.schema
      .alterTable(entities)
      .addColumn('is_confidential', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createIndex(`${entities}_confidential`)
      .on(entities)
      .column('id')
      .where(sql.ref('is_confidential'), '=', sql.lit(1))
      .execute()
    await table(`${entity}_confidants`)
      .addColumn(`${entity}_id`, text, (c) => c.notNull().references(`${entities}.id`).onDelete('cascade'))
      .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
      .addPrimaryKeyConstraint(`${entity}_confidants_key`, ['person_id', `${entity}_id`])
      .execute()
    await db.schema
      .createIndex(`${entity}_confidants_of_${entity}`)
      .on(`${entity}_confidants`)
      .column(`${entity}_id`)
      .execute()
  }
  // A key taken by a confidential feature must not tell of it.
  await db.schema
    .createIndex('features_by_external_key')
    .on('features')
    .column('external_key')
    .unique()
    .where(sql.ref('is_confidential'), '=', sql.lit(0))
    .execute()
  await db.schema.createIndex('features_of_external_key').on('features').column('external_key').execute()
  await table('deletions')
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

  const activity = db.schema.alterTable('activity')
  // The launch of a task, so that its history is as confidential as the launch, even when the task is gone.
  await activity.addColumn('within_id', text).execute()
  await activity.addColumn('origin_kind', text, (c) => c.notNull().defaultTo('system')).execute()
  await activity.addColumn('origin_id', text).execute()
  await activity.addColumn('address', text).execute()
  await activity.addColumn('redacted_at', text).execute()
  await sql`update activity set within_id = (select launch_id from tasks where tasks.id = activity.entity_id)
    where noun = 'task'`.execute(db)
  await db.schema
    .createIndex('activity_of_person')
    .on('activity')
    .columns(['person_id', 'at', 'id'])
    .execute()
  await db.schema.createIndex('activity_within').on('activity').columns(['within_id', 'at', 'id']).execute()
  await forbidRewriting(db)
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
  if (isPostgres(db)) {
    await sql`drop trigger activity_is_kept on activity`.execute(db)
    await sql`drop function keep_activity`.execute(db)
  } else {
    await sql`drop trigger activity_is_kept`.execute(db)
    await sql`drop trigger activity_is_not_rewritten`.execute(db)
  }
  for (const index of ['activity_of_person', 'activity_within']) await db.schema.dropIndex(index).execute()
  for (const column of ['within_id', 'origin_kind', 'origin_id', 'address', 'redacted_at']) {
    await db.schema.alterTable('activity').dropColumn(column).execute()
  }
  for (const index of [
    'features_by_external_key',
    'features_of_external_key',
    'features_confidential',
    'launches_confidential',
  ]) {
    await db.schema.dropIndex(index).execute()
  }
  const tables = [
    'deletions',
    'launch_named_people',
    'feature_named_people',
    'rate_limits',
    'api_tokens',
    'single_sign_on_requests',
    'identities',
    'account_links',
    'recovery_codes',
    'second_factors',
    'passwords',
    'sessions',
  ]
  for (const name of tables) await db.schema.dropTable(name).execute()
  for (const entities of ['features', 'launches']) {
    await db.schema.alterTable(entities).dropColumn('is_confidential').execute()
  }
  await db.schema.alterTable('workspaces').dropColumn('is_sample').execute()
  for (const column of ['disabled_at', 'anonymised_at']) {
    await db.schema.alterTable('people').dropColumn(column).execute()
  }
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`
  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', text, (c) => c.primaryKey().notNull())
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sessions_by_end').on('sessions').column('expires_at').execute()
}
