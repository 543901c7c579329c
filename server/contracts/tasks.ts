import { z } from 'zod'
import {
  Flag,
  Id,
  Instant,
  LocalText,
  manyOf,
  nameText,
  pageOf,
  pageQuery,
  PersonRef,
  PlainDate,
  requiredText,
  Slug,
  text,
  Version,
  WebLink,
} from './primitives.ts'
import { JobFunction, Phase } from './vocabulary.ts'

/** A task of a checklist. */
export const Task = z.object({
  id: Id,
  launchId: Id,
  /** The playbook task it was generated from; null for one that people added. */
  slug: Slug.nullable(),
  phase: Phase,
  /** Sort position within the checklist. */
  position: z.int(),
  title: LocalText,
  deliverable: LocalText,
  doneWhen: LocalText,
  ownerFunction: JobFunction.nullable(),
  assistFunctions: z.array(JobFunction),
  /** Slugs of the tasks in the same checklist that it depends on; open ones warn, never block. */
  after: z.array(Slug),
  offsetDays: z.int().nullable(),
  /** The planned due date. */
  plannedOn: PlainDate,
  /** A due date that a person set instead. */
  dueOverride: PlainDate.nullable(),
  /** The effective due date: the override, else the planned date; for weekly tasks the next unticked week. */
  dueOn: PlainDate,
  /** The due date was already past when the plan was made: the task is kept, and not overdue. */
  leadTimeShort: z.boolean(),
  isOverdue: z.boolean(),
  assignee: PersonRef.nullable(),
  note: z.string().nullable(),
  deliverableLink: z.string().nullable(),
  /** Number of weekly ticks; null = done once. */
  weeks: z.int().nullable(),
  ticks: z.array(z.object({ week: z.int(), at: Instant, by: PersonRef.nullable() })),
  completion: z.object({ at: Instant, by: PersonRef.nullable() }).nullable(),
  skip: z.object({ at: Instant, by: PersonRef.nullable(), reason: z.string() }).nullable(),
  /** Why it is kept although it is no longer in the plan; null while it is in the plan. */
  keptBecause: z.enum(['done', 'skipped', 'edited']).nullable(),
  version: Version,
})
export type Task = z.infer<typeof Task>

export const TaskList = z.object({ items: z.array(Task) })
export type TaskList = z.infer<typeof TaskList>

/** A task with its launch, for lists across launches. */
export const TaskWithLaunch = Task.extend({ launch: z.object({ id: Id, title: z.string() }) })
export type TaskWithLaunch = z.infer<typeof TaskWithLaunch>

export const taskStates = ['open', 'done', 'skipped'] as const
export const LaunchTaskQuery = z.strictObject({
  phase: manyOf(Phase).optional(),
  ownerFunction: manyOf(JobFunction).optional(),
  assigneeId: z.union([Id, z.literal('nobody')]).optional(),
  state: manyOf(z.enum(taskStates)).optional(),
  overdue: Flag.optional(),
})
export type LaunchTaskQuery = z.infer<typeof LaunchTaskQuery>

export const TaskQuery = z.strictObject({
  assigneeId: Id.optional(),
  state: manyOf(z.enum(taskStates)).optional(),
  /** Due on or before this day. */
  dueBy: PlainDate.optional(),
  dueFrom: PlainDate.optional(),
  ...pageQuery,
})
export type TaskQuery = z.infer<typeof TaskQuery>
export const TaskPage = pageOf(TaskWithLaunch)
export type TaskPage = z.infer<typeof TaskPage>

/** A task that people add to one launch. */
export const NewTask = z.strictObject({
  phase: Phase,
  title: nameText(300),
  deliverable: text(2000).default(''),
  doneWhen: text(2000).default(''),
  ownerFunction: JobFunction.nullable().default(null),
  assigneeId: Id.nullable().default(null),
  dueOn: PlainDate,
})
export type NewTask = z.infer<typeof NewTask>

/** A text that a person wrote, or both languages of the shipped text to restore it. */
const edited = (one: z.ZodString) => z.union([one, z.strictObject({ en: one, 'zh-Hans': one })])

export const TaskChange = z.strictObject({
  assigneeId: Id.nullable().optional(),
  /** Null restores the planned date. */
  dueOverride: PlainDate.nullable().optional(),
  note: text(10_000).nullable().optional(),
  deliverableLink: WebLink.nullable().optional(),
  title: edited(nameText(300)).optional(),
  deliverable: edited(text(2000)).optional(),
  doneWhen: edited(text(2000)).optional(),
})
export type TaskChange = z.infer<typeof TaskChange>

export const TaskSkip = z.strictObject({ reason: requiredText(2000) })
export type TaskSkip = z.infer<typeof TaskSkip>
