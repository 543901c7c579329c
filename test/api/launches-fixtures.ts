/** A company that plans and works on launches over HTTP, for the tests of launches, plans and tasks. */
import type { Kysely } from 'kysely'
import type { Launch } from '#server/contracts/launches.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { Task, TaskList } from '#server/contracts/tasks.ts'
import type { Database } from '#server/db/tables.ts'
import type { Deps } from '#server/deps.ts'
import { decide, type Member, score, startCompany } from './grading-fixtures.ts'

/** T of most tests: a Monday, fourteen weeks after the time of tests. */
export const launchDay = '2027-03-01'
export const testReason = 'The board has asked for it.'

/** Scores for the eight criteria, by the proposal of the shipped rubric for them. */
const answersFor = { announce: [1, 1, 2, 1, 0, 2, 1, 0], 'big-scenario': [4, 4, 4, 4, 3, 3, 3, 2] } as const

/** A PMM, a PM, a writer and a viewer, and one ungraded feature of the PM. */
export async function startLaunching(
  db: Kysely<Database>,
  now?: () => string,
  given: Partial<Pick<Deps, 'live'>> = {},
) {
  const company = await startCompany(db, { ...(now ? { now } : {}), ...given })
  const pia = await company.add('Pia', 'pmm', { jobFunction: 'pmm' })
  const paul = await company.add('Paul', 'pm', { jobFunction: 'pm' })
  const cora = await company.add('Cora', 'contributor', { jobFunction: 'content' })
  const vera = await company.add('Vera', 'viewer')
  const feature = await company.addFeature('Sourdough starter', {
    pmOwnerId: paul.person.id,
    pmmOwnerId: pia.person.id,
  })
  const grade = async (entity: { id: string }, to: keyof typeof answersFor) => {
    await score(pia, entity, answersFor[to])
    const answer = await decide(pia, entity, { grade: to })
    if (answer.status !== 201) throw new Error(`Deciding: ${JSON.stringify(answer.body)}`)
  }
  return { ...company, pia, paul, cora, vera, feature, grade }
}

type Launching = { id: string }

export const at = ({ id }: Launching) => `/api/launches/${id}`
export const read = async ({ client }: Member, launch: Launching): Promise<Launch> =>
  (await client.get<Launch>(at(launch))).body

/** Creates a draft of one feature, or of several. */
export async function draft(
  { client }: Member,
  features: { id: string } | { id: string }[],
  rest: object = {},
) {
  const featureIds = [features].flat().map(({ id }) => id)
  const { status, body } = await client.post<Launch>('/api/launches', { title: 'Bread', featureIds, ...rest })
  if (status !== 201) throw new Error(`Drafting: ${status} ${JSON.stringify(body)}`)
  return body
}

export const requestPreview = <Body = Preview>({ client }: Member, launch: Launching, request: object) =>
  client.post<Body>(`${at(launch)}/previews`, request)

/** Requests a preview that must succeed. */
export async function preview(member: Member, launch: Launching, grade: Grade, launchDate = launchDay) {
  const { status, body } = await requestPreview(member, launch, {
    launchDate,
    grade,
    gradeReason: testReason,
  })
  if (status !== 201) throw new Error(`Previewing: ${status} ${JSON.stringify(body)}`)
  return body
}

export const confirm = <Body = Launch>({ client }: Member, launch: Launching, { id }: Preview) =>
  client.put<Body>(`${at(launch)}/plan`, { previewId: id })
export const undo = <Body = Launch>({ client }: Member, launch: Launching, ifMatch: number) =>
  client.delete<Body>(`${at(launch)}/plan`, { ifMatch })

/** Requests a preview and confirms it. */
export async function plan(member: Member, launch: Launching, grade: Grade, launchDate = launchDay) {
  const { status, body } = await confirm(member, launch, await preview(member, launch, grade, launchDate))
  if (status !== 200) throw new Error(`Planning: ${status} ${JSON.stringify(body)}`)
  return body
}

export const tasksOf = async ({ client }: Member, launch: Launching, query = ''): Promise<Task[]> =>
  (await client.get<TaskList>(`${at(launch)}/tasks${query}`)).body.items

/** The task of a launch that was created from a playbook task. */
export async function taskOf(member: Member, launch: Launching, slug: string): Promise<Task> {
  const task = (await tasksOf(member, launch)).find((candidate) => candidate.slug === slug)
  if (!task) throw new Error(`No task ${slug}`)
  return task
}

type Working = { id: string }

export const edit = <Body = Task>({ client }: Member, { id, version }: Task, change: object) =>
  client.patch<Body>(`/api/tasks/${id}`, change, { ifMatch: version })
export const complete = <Body = Task>({ client }: Member, { id }: Working) =>
  client.put<Body>(`/api/tasks/${id}/completion`)
export const reopen = <Body = Task>({ client }: Member, { id }: Working) =>
  client.delete<Body>(`/api/tasks/${id}/completion`)
export const skip = <Body = Task>({ client }: Member, { id }: Working, reason = testReason) =>
  client.sendLatest<Body>('PUT', `/api/tasks/${id}/skip`, { reason })
export const remove = <Body>({ client }: Member, { id, version }: Pick<Task, 'id' | 'version'>) =>
  client.delete<Body>(`/api/tasks/${id}`, { ifMatch: version })
export const unskip = <Body = Task>({ client }: Member, { id }: Working) =>
  client.sendLatest<Body>('DELETE', `/api/tasks/${id}/skip`)
export const tick = <Body = Task>({ client }: Member, { id }: Working, week: number | string) =>
  client.put<Body>(`/api/tasks/${id}/ticks/${week}`)
export const untick = <Body = Task>({ client }: Member, { id }: Working, week: number) =>
  client.delete<Body>(`/api/tasks/${id}/ticks/${week}`)
export const addOwn = <Body = Task>({ client }: Member, launch: Launching, rest: object = {}) =>
  client.post<Body>(`${at(launch)}/tasks`, {
    phase: 'warm-up',
    title: 'Hang a poster',
    dueOn: '2027-02-01',
    ...rest,
  })

/** The fields common to previewed and stored tasks. */
export const shown = ({ tasks }: Preview) =>
  tasks
    .filter(({ change }) => change !== 'removed')
    .map(({ slug, phase, title, deliverable, doneWhen, assigneeName, weeks, to, leadTimeShort }) => ({
      slug,
      phase,
      title,
      deliverable,
      doneWhen,
      assigneeName,
      weeks,
      dueOn: to,
      leadTimeShort,
    }))
/** The same fields of stored tasks. */
export const stored = (tasks: Task[]) =>
  tasks.map(({ slug, phase, title, deliverable, doneWhen, assignee, weeks, dueOn, leadTimeShort }) => ({
    slug,
    phase,
    title,
    deliverable,
    doneWhen,
    assigneeName: assignee?.name ?? null,
    weeks,
    dueOn,
    leadTimeShort,
  }))
