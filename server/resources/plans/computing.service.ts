/** Computes a plan for both preview and confirmation, so that they agree or the confirmation is refused. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Launch } from '../../contracts/launches.ts'
import type { NewPreview, PlanNotice, Preview } from '../../contracts/plans.ts'
import type { Playbook } from '../../contracts/playbooks.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { generateChecklist } from '../../domain/checklist/generate.ts'
import { isEmptyMerge, type Merge, mergePlan } from '../../domain/checklist/merge.ts'
import { planNotices } from '../../domain/checklist/notices.ts'
import { refuse } from '../../domain/refusal.ts'
import type { PreparedCalendar } from '../../domain/schedule/working-days.ts'
import { peopleWhoSeeLaunch } from '../visibility/naming.service.ts'
import { launchById, planningFeatures, plannedLaunches } from '../launches/reading.service.ts'
import { allPeople } from '../people/people.service.ts'
import { currentPlaybook, playbookById } from '../playbooks/playbooks.service.ts'
import { type Checklist, checklistOf } from '../tasks/planning.service.ts'
import { scheduleNow } from '../workspace/workspace.service.ts'

export type ComputedPlan = {
  launch: Launch
  gradeReason: string | null
  playbook: Playbook
  checklist: Checklist
  merge: Merge
  notices: PlanNotice[]
  isEmpty: boolean
  /** SHA-256 of all inputs and results of the plan. */
  digest: string
  names: ReadonlyMap<string, string>
  today: PlainDate
  calendar: PreparedCalendar
}

/** Existing plans keep their playbook version (RULES.md, Vocabulary: playbook). */
const playbookFor = (db: Kysely<Database>, launch: Launch, request: NewPreview): Promise<Playbook> =>
  launch.playbook === null || request.playbook === 'current'
    ? currentPlaybook(db)
    : playbookById(db, launch.playbook.id)

/** The given reason, or the current one for this grade unless a decision is newer. */
function reasonFor(launch: Launch, request: NewPreview): string | null {
  if (request.grade === launch.decidedGrade) return null
  const stillHolds = request.grade === launch.grade && !launch.concerns.includes('regraded')
  return request.gradeReason ?? (stillHolds ? launch.gradeReason : null)
}

/**
 * Does not require a reason for the grade, so that people can compare grades in previews.
 * @throws Refusal not-found, launch-archived
 */
export async function computePlan(
  deps: Pick<Deps, 'now'>,
  db: Kysely<Database>,
  launchId: string,
  request: NewPreview,
): Promise<ComputedPlan> {
  const { today, calendar, definition } = await scheduleNow(deps, db)
  const launch = await launchById(deps, db, launchId, { today, calendar })
  if (launch.archivedAt !== null) throw refuse('launch-archived')
  const gradeReason = reasonFor(launch, request)
  const { launchDate, grade } = request
  const playbook = await playbookFor(db, launch, request)
  const features = await planningFeatures(db, launchId)
  const everybody = await allPeople(db)
  const sees = await peopleWhoSeeLaunch(db, { id: launchId, featureIds: features.map(({ id }) => id) })
  // Tasks are not assigned to people who would not see them or are disabled.
  const people = everybody.filter((person) => person.disabledAt === null && sees(person))
  const peopleWhoSee = new Set(people.map(({ id }) => id))
  const seeing = (id: string | null) => (id !== null && peopleWhoSee.has(id) ? id : null)
  const owned = features.map((feature) => ({
    ...feature,
    pmOwnerId: seeing(feature.pmOwnerId),
    pmmOwnerId: seeing(feature.pmmOwnerId),
  }))
  const { rows, tasks: current } = await checklistOf(db, launchId)
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
    otherLaunches: await plannedLaunches(db, launchId),
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
    gradeReason,
    playbook,
    merge,
    notices,
    checklist: { rows, tasks: current },
    isEmpty: isSamePlan && isEmptyMerge(merge),
    digest,
    names: new Map(everybody.map(({ id, name }) => [id, name])),
    today,
    calendar,
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
