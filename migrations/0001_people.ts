import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** People and authentication: passwords, sessions, links, single sign-on identities and API tokens. */
export async function up(db: Kysely<any>): Promise<void> {
  // Byte order, so that both databases sort and page alike.
  const text = db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : sql`text`
  const table = (name: string) =>
    db.schema.createTable(name).addColumn('id', text, (c) => c.primaryKey().notNull())

  await table('people')
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('email', text, (c) => c.notNull().unique())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('job_function', text)
    .addColumn('is_department_lead', 'integer', (c) => c.notNull())
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('disabled_at', text)
    .addColumn('anonymised_at', text)
    .execute()

  await table('sessions')
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('method', text, (c) => c.notNull())
    .addColumn('identity_id', text)
    .addColumn('has_second_factor', 'integer', (c) => c.notNull())
    .addColumn('address', text)
    .addColumn('user_agent', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('last_seen_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    // When its person last proved who they are; null when the provider of single sign-on did not say.
    .addColumn('authenticated_at', text)
    .execute()
  await db.schema.createIndex('sessions_by_end').on('sessions').column('expires_at').execute()
  await db.schema.createIndex('sessions_of_person').on('sessions').column('person_id').execute()

  await db.schema
    .createTable('known_devices')
    .addColumn('token_hash', text, (c) => c.notNull())
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('last_used_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('known_devices_key', ['token_hash', 'person_id'])
    .execute()
  await db.schema.createIndex('known_devices_of_person').on('known_devices').column('person_id').execute()

  await db.schema
    .createTable('passwords')
    .addColumn('person_id', text, (c) => c.primaryKey().notNull().references('people.id'))
    .addColumn('hash', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('second_factors')
    .addColumn('person_id', text, (c) => c.primaryKey().notNull().references('people.id'))
    .addColumn('secret', text, (c) => c.notNull())
    .addColumn('confirmed_at', text)
    // The time step of the last used code, which prevents replays.
    .addColumn('last_step', 'integer')
    .execute()
  await db.schema
    .createTable('recovery_codes')
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('code_hash', text, (c) => c.notNull())
    .addColumn('used_at', text)
    .addPrimaryKeyConstraint('recovery_codes_key', ['person_id', 'code_hash'])
    .execute()
  await table('account_links')
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
    // Whether the last sign-on had a second factor.
    .addColumn('has_second_factor', 'integer', (c) => c.notNull())
    // Refused at the next sign-on: the provider would otherwise link it again.
    .addColumn('unlinked_at', text)
    .addUniqueConstraint('identities_key', ['issuer', 'subject'])
    .execute()
  await db.schema.createIndex('identities_of_person').on('identities').column('person_id').execute()
  await db.schema
    .createTable('single_sign_on_requests')
    .addColumn('state_hash', text, (c) => c.primaryKey().notNull())
    .addColumn('nonce', text, (c) => c.notNull())
    .addColumn('verifier', text, (c) => c.notNull())
    .addColumn('return_to', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    // The session that is authenticated again; null for signing in.
    .addColumn('session_id', text)
    .execute()
  await table('api_tokens')
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
  await db.schema
    .createTable('setup_codes')
    .addColumn('code_hash', text, (c) => c.primaryKey().notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('attempts')
    .addColumn('key', text, (c) => c.primaryKey().notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('last_at', text, (c) => c.notNull())
    .addColumn('forgotten_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('attempts_by_end').on('attempts').column('forgotten_at').execute()
}

export async function down(db: Kysely<any>): Promise<void> {
  const tables = [
    'attempts',
    'setup_codes',
    'api_tokens',
    'single_sign_on_requests',
    'identities',
    'account_links',
    'recovery_codes',
    'second_factors',
    'passwords',
    'known_devices',
    'sessions',
    'people',
  ]
  for (const name of tables) await db.schema.dropTable(name).execute()
}
