/** Computes a plan for both preview and confirmation, so that they agree or the confirmation is refused. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Launch } from '../../contracts/launches.ts'
import type { Person } from '../../contracts/people.ts'
import type { NewPreview, PlanNotice, Preview } from '../../contracts/plans.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { generateChecklist } from '../../domain/checklist/generate.ts'
import { isEmptyMerge, type Merge, mergePlan } from '../../domain/checklist/merge.ts'
import { isLimited, planNotices } from '../../domain/checklist/notices.ts'
import { refuse } from '../../domain/refusal.ts'
import { peopleWhoSeeLaunch } from '../visibility/naming.service.ts'
import type { KnownLaunch } from '../launches/changing.service.ts'
import { launchTaskOf, toLaunch } from '../launches/parts.service.ts'
import { featuresOfLaunch, plannedLaunches } from '../launches/reading.service.ts'
import { allPeople } from '../people/people.service.ts'
import { type Checklist, checklistOf } from '../tasks/planning.service.ts'
import { scheduleOf } from '../workspace/workspace.service.ts'
import { getPlanRules, type PlanRules } from './plans.repository.ts'

export type ComputedPlan = {
  launch: Launch
  known: KnownLaunch
  gradeReason: string | null
  playbook: PlanRules['playbook']
  checklist: Checklist
  merge: Merge
  notices: PlanNotice[]
  isEmpty: boolean
  /** SHA-256 of all inputs and results of the plan. */
  digest: string
  names: ReadonlyMap<string, string>
}

/** Existing plans keep their playbook version (RULES.md, Vocabulary: playbook). */
const playbookFor = ({ playbook_id: id }: KnownLaunch['row'], request: NewPreview) =>
  id === null || request.playbook === 'current' ? 'current' : { id }

/** The given reason, or the current one for this grade unless a decision is newer. */
function reasonFor(launch: Launch, request: NewPreview): string | null {
  if (request.grade === launch.decidedGrade) return null
  const stillHolds = request.grade === launch.grade && !launch.concerns.includes('regraded')
  return request.gradeReason ?? (stillHolds ? launch.gradeReason : null)
}

/** People who see the launch and are not disabled: tasks are assigned to no others. */
async function possibleAssignees(
  db: Kysely<Database>,
  launch: Launch,
  everybody: readonly Person[],
): Promise<Person[]> {
  const enabled = everybody.filter((person) => person.disabledAt === null)
  const isPublic = !launch.isConfidential && launch.features.every((feature) => !feature.isConfidential)
  if (isPublic) return enabled
  return enabled.filter(
    await peopleWhoSeeLaunch(db, { id: launch.id, featureIds: launch.features.map(({ id }) => id) }),
  )
}

/**
 * Does not require a reason for the grade, so that people can compare grades in previews.
 * @param row the launch; locked for a confirmation
 * @throws Refusal launch-archived
 */
export async function computePlan(
  deps: Pick<Deps, 'now'>,
  db: Kysely<Database>,
  row: KnownLaunch['row'],
  request: NewPreview,
): Promise<ComputedPlan> {
  const { playbook, ...rules } = await getPlanRules(db, playbookFor(row, request))
  const { today, calendar, definition } = scheduleOf(deps, rules.timeZone, rules.calendar)
  const features = await featuresOfLaunch(db, row.id)
  const { rows, tasks: current } = await checklistOf(db, row)
  const known = { row, parts: { features, tasks: rows.map(launchTaskOf) }, schedule: { today, calendar } }
  const launch = toLaunch(row, known.parts, known.schedule)
  if (launch.archivedAt !== null) throw refuse('launch-archived')
  const gradeReason = reasonFor(launch, request)
  const { launchDate, grade } = request
  const everybody = await allPeople(db)
  const people = await possibleAssignees(db, launch, everybody)
  const peopleWhoSee = new Set(people.map(({ id }) => id))
  const seeing = (id: string | null) => (id !== null && peopleWhoSee.has(id) ? id : null)
  const owned = features.map((feature) => ({
    ...feature,
    pmOwnerId: seeing(feature.pmOwnerId),
    pmmOwnerId: seeing(feature.pmmOwnerId),
  }))
  const versions = rows.map(({ id, version }) => [id, version])
  const wanted = generateChecklist({
    playbook: playbook.definition,
    grade,
    launchDate,
    calendar,
    features: owned,
    people,
    today,
  })
  const merge = mergePlan({ current, wanted, today, calendar })
  const notices = planNotices({
    launchDate,
    grade,
    today,
    calendar,
    features,
    otherLaunches: isLimited(grade) ? await plannedLaunches(db, grade, row.id) : [],
    tasks: merge.rows,
  })
  const functions = people.flatMap(({ id, jobFunction }) => (jobFunction === null ? [] : [[id, jobFunction]]))
  const restsOn = [launch.version, request, gradeReason, features, functions, versions, definition]
  const digest = createHash('sha256')
    .update(JSON.stringify([...restsOn, playbook.id, today, merge, notices]))
    .digest('hex')
  // Confirming a grade again after another decision is a change, even when no task changes.
  const isSamePlan =
    launch.status !== 'draft' &&
    !launch.concerns.includes('regraded') &&
    launch.launchDate === launchDate &&
    launch.grade === grade &&
    launch.gradeReason === gradeReason &&
    launch.playbook?.id === playbook.id
  return {
    launch,
    known,
    gradeReason,
    playbook,
    merge,
    notices,
    checklist: { rows, tasks: current },
    isEmpty: isSamePlan && isEmptyMerge(merge),
    digest,
    names: new Map(everybody.map(({ id, name }) => [id, name])),
  }
}

/** Converts a computed plan into the contract. */
export const toPreview = (id: string, request: NewPreview, plan: ComputedPlan): Preview => ({
  id,
  launchId: plan.launch.id,
  launchDate: request.launchDate,
  grade: request.grade,
  gradeReason: plan.gradeReason,
  playbook: { id: plan.playbook.id, version: plan.playbook.version },
  tasks: plan.merge.rows.map(({ assigneeId, position: _, isSkipped: __, isDone: ___, ...row }) => ({
    ...row,
    assigneeName: assigneeId === null ? null : (plan.names.get(assigneeId) ?? null),
  })),
  notices: plan.notices,
  isEmpty: plan.isEmpty,
})
