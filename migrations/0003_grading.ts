import { type Kysely, PostgresAdapter, sql } from 'kysely'

/** Rubrics, playbooks, grading rounds, scorecards and decisions. */
export async function up(db: Kysely<any>): Promise<void> {
  // Byte order, so that both databases sort and page alike.
  const text = db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : sql`text`
  const table = (name: string) =>
    db.schema.createTable(name).addColumn('id', text, (c) => c.primaryKey().notNull())
  for (const policy of ['rubrics', 'playbooks']) {
    await table(policy)
      .addColumn('version', 'integer', (c) => c.notNull().unique())
      .addColumn('definition', text, (c) => c.notNull())
      .addColumn('note', text)
      .addColumn('published_at', text, (c) => c.notNull())
      .addColumn('published_by_id', text, (c) => c.references('people.id'))
      .execute()
  }

  await table('grading_rounds')
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('rubric_id', text, (c) => c.notNull().references('rubrics.id'))
    .addColumn('opened_at', text, (c) => c.notNull())
    .addColumn('closed_at', text)
    // Whether submitted scores differ widely, so that the desk need not read the cards of every open round.
    .addColumn('is_to_discuss', 'integer', (c) => c.notNull())
    .addUniqueConstraint('grading_rounds_by_number', ['feature_id', 'number'])
    .execute()
  await db.schema
    .createIndex('grading_rounds_open')
    .on('grading_rounds')
    .column('feature_id')
    .unique()
    .where(sql.ref('closed_at'), 'is', null)
    .execute()
  await db.schema
    .createIndex('grading_rounds_open_by_age')
    .on('grading_rounds')
    .columns(['opened_at', 'id'])
    .where(sql.ref('closed_at'), 'is', null)
    .execute()

  await table('scorecards')
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id'))
    .addColumn('round_id', text, (c) => c.notNull().references('grading_rounds.id'))
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('job_function', text)
    .addColumn('scores', text, (c) => c.notNull())
    .addColumn('submitted_at', text)
    .addColumn('revised_scores', text)
    .addColumn('revised_at', text)
    .addColumn('version', 'integer', (c) => c.notNull())
    .addUniqueConstraint('scorecards_by_person', ['round_id', 'person_id'])
    .execute()
  await db.schema.createIndex('scorecards_of_person').on('scorecards').column('person_id').execute()

  await db.schema
    .createTable('reveals')
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id'))
    .addColumn('round_id', text, (c) => c.notNull().references('grading_rounds.id'))
    .addColumn('person_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('revealed_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('reveals_key', ['round_id', 'person_id'])
    .execute()

  await table('decisions')
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id'))
    .addColumn('round_id', text, (c) => c.notNull().references('grading_rounds.id'))
    .addColumn('grade', text, (c) => c.notNull())
    .addColumn('decider_id', text, (c) => c.notNull().references('people.id'))
    .addColumn('participant_ids', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('look_again_on', text)
    .addColumn('lifted_gates', text, (c) => c.notNull())
    .addColumn('snapshot', text, (c) => c.notNull())
    // The total at the low end, for anchors near a proposal.
    .addColumn('total', 'double precision', (c) => c.notNull())
    .addColumn('decided_at', text, (c) => c.notNull())
    .addColumn('is_superseded', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('decisions_of_feature')
    .on('decisions')
    .columns(['feature_id', 'decided_at'])
    .execute()
  await db.schema
    .createIndex('decisions_by_total')
    .on('decisions')
    .columns(['is_superseded', 'total'])
    .execute()
  await db.schema
    .createTable('decision_levels')
    .addColumn('feature_id', text, (c) => c.notNull().references('features.id'))
    .addColumn('decision_id', text, (c) => c.notNull().references('decisions.id'))
    .addColumn('criterion', text, (c) => c.notNull())
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('decided_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('decision_levels_key', ['decision_id', 'criterion'])
    .execute()
  await db.schema
    .createIndex('decision_levels_by_level')
    .on('decision_levels')
    .columns(['criterion', 'level', 'decided_at', 'decision_id'])
    .execute()
}

export async function down(db: Kysely<any>): Promise<void> {
  const tables = [
    'decision_levels',
    'decisions',
    'reveals',
    'scorecards',
    'grading_rounds',
    'playbooks',
    'rubrics',
  ]
  for (const name of tables) await db.schema.dropTable(name).execute()
}
