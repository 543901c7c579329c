import { type Kysely, PostgresAdapter, sql } from 'kysely'

const isPostgres = (db: Kysely<any>): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** Files by content, and the documents of features with their versions. */
export async function up(db: Kysely<any>): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`
  const table = (name: string) =>
    db.schema.createTable(name).addColumn('id', text, (c) => c.primaryKey().notNull())

  await table('files')
    // Null while its chunks arrive.
    .addColumn('sha256', text, (c) => c.unique())
    .addColumn('byte_count', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    // Since when nothing refers to it; what has been unused for a week is removed.
    .addColumn('unused_since', text)
    .execute()
  await db.schema
    .createIndex('files_unused')
    .on('files')
    .column('unused_since')
    .where(sql.ref('unused_since'), 'is not', null)
    .execute()
  await db.schema
    .createTable('file_chunks')
    .addColumn('file_id', text, (c) => c.notNull().references('files.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('bytes', isPostgres(db) ? 'bytea' : 'blob', (c) => c.notNull())
    .addPrimaryKeyConstraint('file_chunks_key', ['file_id', 'position'])
    .execute()

  await table('documents')
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id'))
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('is_main', 'integer', (c) => c.notNull())
    // Otherwise reading the first version may give it one.
    .addColumn('is_title_set', 'integer', (c) => c.notNull())
    .addColumn('final_number', 'integer')
    .addColumn('final_on', text)
    .addColumn('final_by_id', text, (c) => c.references('people.id'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('archived_at', text)
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('documents_main')
    .on('documents')
    .column('feature_id')
    .unique()
    .where(sql.ref('is_main'), '=', sql.lit(1))
    .execute()
  await db.schema.createIndex('documents_of_feature').on('documents').columns(['feature_id', 'id']).execute()

  await table('document_versions')
    .addColumn('document_id', text, (c) => c.notNull().references('documents.id'))
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    // Either a file or a link.
    .addColumn('file_id', text, (c) => c.references('files.id'))
    .addColumn('file_name', text)
    .addColumn('link', text)
    .addColumn('media_type', text)
    .addColumn('format', text)
    // Pending until its text has been read.
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('notes', text, (c) => c.notNull())
    .addColumn('added_at', text, (c) => c.notNull())
    .addColumn('added_by_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('reason', text)
    .addColumn('withdrawn_at', text)
    .addColumn('withdrawn_by_id', text, (c) => c.references('people.id'))
    .addColumn('withdrawal_reason', text)
    .addUniqueConstraint('document_versions_by_number', ['document_id', 'number'])
    .execute()
  for (const column of ['feature_id', 'file_id']) {
    await db.schema
      .createIndex(`document_versions_by_${column}`)
      .on('document_versions')
      .column(column)
      .execute()
  }
  await db.schema
    .createTable('document_texts')
    .addColumn('version_id', text, (c) => c.primaryKey().notNull().references('document_versions.id'))
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id'))
    .addColumn('markdown', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('document_texts_by_feature_id')
    .on('document_texts')
    .column('feature_id')
    .execute()
  await db.schema
    .createTable('document_images')
    .addColumn('version_id', text, (c) => c.notNull().references('document_versions.id'))
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id'))
    .addColumn('sha256', text, (c) => c.notNull())
    .addColumn('file_id', text, (c) => c.notNull().references('files.id'))
    .addColumn('media_type', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('document_images_key', ['version_id', 'sha256'])
    .execute()
  for (const column of ['feature_id', 'file_id']) {
    await db.schema.createIndex(`document_images_by_${column}`).on('document_images').column(column).execute()
  }
}

const tables = ['document_images', 'document_texts', 'document_versions', 'documents', 'file_chunks', 'files']

export async function down(db: Kysely<any>): Promise<void> {
  for (const name of tables) await db.schema.dropTable(name).execute()
}
