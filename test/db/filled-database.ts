import type { Insertable, Kysely } from 'kysely'
import type { Database } from '#server/db/tables.ts'
import { newFeatureRow } from '#server/resources/features/features.rows.ts'
import { derivedColumns } from '#server/resources/launches/launches.rows.ts'

const kinds = ['person', 'feature', 'launch', 'task', 'activity'] as const
const featureCount = 10_000
const launchCount = 1000
const people = 20
const grades = [null, 'announce', 'small-scenario', 'big-scenario', 'concept-campaign']

/** The id of the nth entity of a kind. */
export const idOf = (kind: (typeof kinds)[number], index: number): string =>
  `00000000-0000-7000-8${String(kinds.indexOf(kind)).padStart(3, '0')}-${String(index).padStart(12, '0')}`

const day = (index: number) =>
  new Date(Date.UTC(2026, 0, 1) + (index % 700) * 86_400_000).toISOString().slice(0, 10)
const instant = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString()
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

async function insertAll<Table extends keyof Database & string>(
  db: Kysely<Database>,
  table: Table,
  rows: Insertable<Database[Table]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) {
    await db
      .insertInto(table)
      .values(rows.slice(at, at + 500))
      .execute()
  }
}

const person = (index: number) => ({
  id: idOf('person', index),
  name: `Person ${index}`,
  email: `person${index}@bakery.example`,
  role: 'pmm',
  job_function: null,
  is_department_lead: 0 as const,
  language: 'en',
  version: 1,
  created_at: instant(0),
})

function feature(index: number) {
  const written = {
    title: `Feature ${(index * 7919) % featureCount}`,
    stage: 'gray' as const,
    pmOwnerId: idOf('person', index % people),
    releaseDate: index % 4 === 0 ? null : day(index * 31),
    tags: [...(index % 2 === 0 ? ['common'] : []), ...(index % 100 === 0 ? ['rare'] : [])],
  }
  const isConfidential = index % 50 === 7
  const row = newFeatureRow(written, {
    id: idOf('feature', index),
    createdAt: instant(index),
    isConfidential,
  })
  const rank = (index % grades.length) - 1
  const isUngraded = rank === -1 && index % 3 === 0
  return {
    ...row,
    grade: grades[rank + 1] ?? null,
    grade_rank: rank,
    needs_grading: isUngraded ? (1 as const) : (0 as const),
  }
}

function launch(index: number) {
  const row = {
    id: idOf('launch', index),
    title: `Launch ${(index * 7919) % launchCount}`,
    summary: null,
    status: 'planned',
    launch_date: index % 4 === 0 ? null : day(index * 31),
    owner_id: null,
    grade: 'announce',
    grade_reason: null,
    paid_spend: null,
    playbook_id: null,
    planned_at: null,
    previous_plan: null,
    archived_at: null,
    is_confidential: index % 50 === 7 ? (1 as const) : (0 as const),
    has_concerns: index % 3 === 0 ? (1 as const) : (0 as const),
    created_at: instant(index),
    updated_at: instant(index),
    version: 1,
  }
  return { ...row, ...derivedColumns(row) }
}

const partOf = (index: number) => ({
  launch_id: idOf('launch', index),
  feature_id: idOf('feature', index * 3),
  position: 0,
})

const namedOn = (index: number) => ({
  feature_id: idOf('feature', index * 100 + 7),
  person_id: idOf('person', index % people),
})

const task = (index: number) => ({
  id: idOf('task', index),
  launch_id: idOf('launch', index % launchCount),
  slug: null,
  phase: 'warm-up',
  position: index,
  title: '"Task"',
  deliverable: '""',
  done_when: '""',
  owner_function: null,
  assist_functions: '[]',
  after: '[]',
  offset_days: null,
  weeks: null,
  planned_on: day(index),
  due_override: null,
  due_on: day(index),
  lead_time_short: 0 as const,
  assignee_id: idOf('person', index % people),
  is_assignee_set: 0 as const,
  is_text_edited: 0 as const,
  note: null,
  deliverable_link: null,
  ticks: '[]',
  state: index % 3 === 0 ? 'done' : 'open',
  completed_at: null,
  completed_by_id: null,
  skipped_at: null,
  skipped_by_id: null,
  skip_reason: null,
  kept_because: null,
  version: 1,
})

const activity = (index: number) => ({
  id: idOf('activity', index),
  at: instant(index),
  person_id: idOf('person', index % people),
  noun: 'feature',
  entity_id: idOf('feature', index % 1000),
  entity_title: 'Feature',
  verb: 'changed',
  changes: '[]',
  within_id: null,
  origin_kind: 'session',
  origin_id: null,
  address: null,
  redacted_at: null,
})

/**
 * 10,000 features, tasks and audit events, 1,000 launches and 20 people. Every fiftieth feature and launch is
 * confidential, and every second of those features has a named person. Every second feature has the tag `common`, every
 * hundredth also `rare`.
 */
export async function fillDatabase(db: Kysely<Database>): Promise<void> {
  await insertAll(db, 'people', times(people, person))
  await insertAll(db, 'features', times(featureCount, feature))
  await insertAll(db, 'launches', times(launchCount, launch))
  await insertAll(db, 'launch_features', times(launchCount, partOf))
  await insertAll(db, 'feature_named_people', times(featureCount / 100, namedOn))
  await insertAll(db, 'tasks', times(featureCount, task))
  await insertAll(db, 'activity', times(featureCount, activity))
}
