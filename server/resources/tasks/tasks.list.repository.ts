/** Lists of tasks: of one launch, and across launches. */
import { type Expression, expressionBuilder, type Kysely, type SqlBool } from 'kysely'
import type { PageOf, PlainDate } from '../../contracts/primitives.ts'
import type { LaunchTaskQuery, TaskQuery } from '../../contracts/tasks.ts'
import { countRows, readPage } from '../../db/page.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'
import { joinedTasks } from './tasks.repository.ts'
import type { JoinedTask } from './tasks.rows.ts'

/** The same as the domain's `isOverdue`, in SQL. */
function isOverdueOn(today: PlainDate): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'tasks'>()
  return eb.and([
    eb('tasks.state', '=', 'open'),
    eb('tasks.lead_time_short', '=', 0),
    eb('tasks.due_on', '<', today),
  ])
}

function matchesInLaunch(query: LaunchTaskQuery, today: PlainDate): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'tasks'>()
  const conditions: Expression<SqlBool>[] = []
  if (query.phase?.length) conditions.push(eb('tasks.phase', 'in', query.phase))
  if (query.ownerFunction?.length) conditions.push(eb('tasks.owner_function', 'in', query.ownerFunction))
  if (query.assigneeId === 'nobody') conditions.push(eb('tasks.assignee_id', 'is', null))
  else if (query.assigneeId) conditions.push(eb('tasks.assignee_id', '=', query.assigneeId))
  if (query.state?.length) conditions.push(eb('tasks.state', 'in', query.state))
  if (query.overdue === true) conditions.push(isOverdueOn(today))
  if (query.overdue === false) conditions.push(eb.not(isOverdueOn(today)))
  return eb.and(conditions)
}

const tasksInOrder = (db: Kysely<Database>, { launchId }: { launchId: string }) =>
  joinedTasks(db).where('tasks.launch_id', '=', launchId).orderBy('tasks.position').orderBy('tasks.id')
const allTasks = prepared(tasksInOrder)

/** The filtered tasks of one launch, by position. */
export function listTasksOfLaunch(
  db: Kysely<Database>,
  launchId: string,
  query: LaunchTaskQuery,
  today: PlainDate,
): Promise<JoinedTask[]> {
  // The page of a launch asks for all of them.
  if (Object.values(query).every((value) => value === undefined)) return allTasks(db, { launchId })
  return tasksInOrder(db, { launchId }).where(matchesInLaunch(query, today)).execute()
}

const tasks = expressionBuilder<Database, 'tasks'>()

const archived = tasks.selectFrom('launches').select('launches.id').where('launches.is_archived', '=', 1)
// Not a join, so that the query planner always starts from the index of tasks.
const isNotArchived = tasks('tasks.launch_id', 'not in', archived)

function matchesQuery(query: Omit<TaskQuery, 'limit'>): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = []
  if (query.assigneeId) conditions.push(tasks('tasks.assignee_id', '=', query.assigneeId))
  if (query.state?.length) conditions.push(tasks('tasks.state', 'in', query.state))
  if (query.dueBy) conditions.push(tasks('tasks.due_on', '<=', query.dueBy))
  if (query.dueFrom) conditions.push(tasks('tasks.due_on', '>=', query.dueFrom))
  return conditions
}

/**
 * The number of tasks that match, of launches that are not archived: all without those of archived ones, because an index
 * has what either is counted by.
 */
async function count(db: Kysely<Database>, conditions: readonly Expression<SqlBool>[]): Promise<number> {
  const all = conditions.reduce((rows, condition) => rows.where(condition), db.selectFrom('tasks'))
  return (await countRows(all)) - (await countRows(all.where('tasks.launch_id', 'in', archived)))
}

/** One page of tasks across launches that are not archived, by effective due date, with the total. */
export async function listTasksWithLaunch(
  db: Kysely<Database>,
  query: TaskQuery,
): Promise<PageOf<JoinedTask>> {
  const conditions = matchesQuery(query)
  const page = {
    order: 'dueOn',
    key: 'tasks.due_on',
    id: 'tasks.id',
    isDescending: false,
    cursor: query.cursor,
    limit: query.limit,
    total: () => count(db, conditions),
  } as const
  const matching = joinedTasks(db).where(tasks.and([isNotArchived, ...conditions]))
  return readPage(matching, page, (row) => row)
}

/** The titles of the launches of these tasks, by id. */
export async function launchTitles(
  db: Kysely<Database>,
  rows: readonly { launch_id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.map((row) => row.launch_id))]
  if (ids.length === 0) return new Map()
  const launches = await db.selectFrom('launches').select(['id', 'title']).where('id', 'in', ids).execute()
  return new Map(launches.map(({ id, title }) => [id, title]))
}
