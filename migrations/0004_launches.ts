import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Launches, their plans, checklists and warnings. */
export async function up(db: Kysely<any>): Promise<void> {
  // Byte order, so that both databases sort and page alike.
  const text = db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : sql`text`
  const table = (name: string) =>
    db.schema.createTable(name).addColumn('id', text, (c) => c.primaryKey().notNull())

  await table('launches')
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('summary', text)
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('launch_date', text)
    .addColumn('owner_id', text, (c) => c.references('people.id'))
    .addColumn('grade', text)
    .addColumn('grade_reason', text)
    .addColumn('paid_spend', 'integer')
    .addColumn('playbook_id', text, (c) => c.references('playbooks.id'))
    .addColumn('planned_at', text)
    // The plan before its last change; null when there is nothing to undo.
    .addColumn('previous_plan', text)
    .addColumn('archived_at', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('is_archived', 'integer', (c) => c.notNull())
    .addColumn('title_key', text, (c) => c.notNull())
    .addColumn('date_first_key', text, (c) => c.notNull())
    .addColumn('date_last_key', text, (c) => c.notNull())
    .addColumn('search_text', text, (c) => c.notNull())
    .addColumn('is_confidential', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('has_concerns', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('launches_with_concerns')
    .on('launches')
    .columns(['date_first_key', 'id'])
    .where(sql.ref('has_concerns'), '=', sql.lit(1))
    .execute()
  for (const key of ['date_first_key', 'date_last_key', 'title_key', 'updated_at']) {
    await db.schema
      .createIndex(`launches_by_${key}`)
      .on('launches')
      .columns(['is_archived', key, 'id'])
      .execute()
  }
  await db.schema
    .createTable('launch_features')
    .addColumn('launch_id', text, (c) => c.notNull().references('launches.id'))
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('launch_features_key', ['launch_id', 'feature_id'])
    .execute()
  await db.schema
    .createIndex('launch_features_by_feature')
    .on('launch_features')
    .column('feature_id')
    .execute()

  await db.schema
    .createIndex('launches_confidential')
    .on('launches')
    .column('id')
    .where(sql.ref('is_confidential'), '=', sql.lit(1))
    .execute()
  await db.schema
    .createIndex('launches_confidential_by_owner_id')
    .on('launches')
    .columns(['owner_id', 'id'])
    .where(sql.ref('is_confidential'), '=', sql.lit(1))
    .execute()
  await db.schema
    .createTable('launch_named_people')
    .addColumn('launch_id', text, (c) => c.notNull().references('launches.id').onDelete('cascade'))
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('launch_named_people_key', ['person_id', 'launch_id'])
    .execute()
  await db.schema
    .createIndex('launch_named_people_of_launch')
    .on('launch_named_people')
    .column('launch_id')
    .execute()

  await db.schema
    .createTable('previews')
    .addColumn('id', text, (c) => c.primaryKey().notNull())
    .addColumn('launch_id', text, (c) => c.notNull().references('launches.id'))
    .addColumn('request', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('previews_of_launch')
    .on('previews')
    .columns(['launch_id', 'created_at'])
    .execute()

  await table('tasks')
    .addColumn('launch_id', text, (c) => c.notNull().references('launches.id'))
    .addColumn('slug', text)
    .addColumn('phase', text, (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('deliverable', text, (c) => c.notNull())
    .addColumn('done_when', text, (c) => c.notNull())
    .addColumn('owner_function', text)
    .addColumn('assist_functions', text, (c) => c.notNull())
    .addColumn('after', text, (c) => c.notNull())
    .addColumn('offset_days', 'integer')
    .addColumn('weeks', 'integer')
    .addColumn('planned_on', text, (c) => c.notNull())
    .addColumn('due_override', text)
    .addColumn('due_on', text, (c) => c.notNull())
    .addColumn('lead_time_short', 'integer', (c) => c.notNull())
    .addColumn('assignee_id', text, (c) => c.references('people.id'))
    .addColumn('is_assignee_set', 'integer', (c) => c.notNull())
    .addColumn('is_text_edited', 'integer', (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('deliverable_link', text)
    .addColumn('ticks', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('completed_at', text)
    .addColumn('completed_by_id', text, (c) => c.references('people.id'))
    .addColumn('skipped_at', text)
    .addColumn('skipped_by_id', text, (c) => c.references('people.id'))
    .addColumn('skip_reason', text)
    .addColumn('kept_because', text)
    .addColumn('version', 'integer', (c) => c.notNull())
    .addUniqueConstraint('tasks_by_slug', ['launch_id', 'slug'])
    .execute()
  // The totals of all tasks compare nothing but what is in these indexes.
  await db.schema
    .createIndex('tasks_of_launch')
    .on('tasks')
    .columns(['launch_id', 'position', 'id', 'state'])
    .execute()
  await db.schema
    .createIndex('tasks_of_assignee')
    .on('tasks')
    .columns(['assignee_id', 'state', 'due_on', 'id', 'launch_id'])
    .execute()
  await db.schema
    .createIndex('tasks_by_due')
    .on('tasks')
    .columns(['state', 'due_on', 'id', 'launch_id'])
    .execute()
  await db.schema
    .createIndex('tasks_of_any_state_by_due')
    .on('tasks')
    .columns(['due_on', 'id', 'launch_id', 'state'])
    .execute()

  await table('warnings')
    .addColumn('entity_id', text, (c) => c.notNull())
    .addColumn('noun', text, (c) => c.notNull())
    .addColumn('code', text, (c) => c.notNull())
    .addColumn('slug', text, (c) => c.notNull())
    .addColumn('severity', text, (c) => c.notNull())
    // Sort rank: higher is more severe; of equals, launches sort before features.
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('cause', text, (c) => c.notNull())
    .addColumn('holds_since', text, (c) => c.notNull())
    .addColumn('is_dismissed', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('warnings_of_entity').on('warnings').column('entity_id').execute()
  // A covering index for counting, sorting and the row filter.
  await db.schema
    .createIndex('warnings_by_rank')
    .on('warnings')
    .columns(['is_dismissed', 'rank', 'holds_since', 'id', 'entity_id'])
    .execute()
  await db.schema
    .createTable('warning_dismissals')
    .addColumn('warning_id', text, (c) => c.primaryKey().notNull())
    // The feature or launch of the warning.
    .addColumn('entity_id', text, (c) => c.notNull())
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('dismissed_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('warning_dismissals_of_entity')
    .on('warning_dismissals')
    .column('entity_id')
    .execute()
  await table('warning_recomputations')
    // The day and the rules of the last complete recomputation.
    .addColumn('computed_for', text, (c) => c.notNull())
    .execute()
}

export async function down(db: Kysely<any>): Promise<void> {
  const tables = [
    'warning_recomputations',
    'warning_dismissals',
    'warnings',
    'tasks',
    'previews',
    'launch_named_people',
    'launch_features',
    'launches',
  ]
  for (const name of tables) await db.schema.dropTable(name).execute()
}
