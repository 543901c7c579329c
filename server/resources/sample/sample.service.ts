/** Loads the sample company through the ordinary services, so that it satisfies all rules. */
import type { Person } from '../../contracts/people.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import { nestedIn } from '../../db/transactions.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { addDays } from '../../domain/schedule/plain-date.ts'
import { calendarIdOf } from '../calendars/calendars.service.ts'
import { createFeature } from '../features/features.service.ts'
import { decideGrade } from '../grading/deciding.service.ts'
import { gradingFor, revealGrading } from '../grading/grading.service.ts'
import { saveMyCard, submitMyCard } from '../grading/scoring.service.ts'
import { createLaunch } from '../launches/launches.service.ts'
import { addFirstPersonIn, addPerson, allPeople } from '../people/people.service.ts'
import { endSetupCodesIn, requireSetupRight } from '../setup/setup.service.ts'
import { confirmPlan, previewPlan } from '../plans/plans.service.ts'
import { addProductArea } from '../product-areas/product-areas.service.ts'
import { editTask, tasksOfLaunch } from '../tasks/tasks.service.ts'
import { completeTask, skipTask } from '../tasks/working.service.ts'
import {
  changeWorkspace,
  markSampleCompanyIn,
  todayOf,
  workspaceNow,
} from '../workspace/workspace.service.ts'
import type { SampleFeature } from './sample-feature.ts'
import { sampleFeatures } from './sample-features.ts'
import { type SampleGrading, sampleGradings } from './sample-gradings.ts'
import { type SampleLaunch, sampleLaunches } from './sample-launches.ts'
import { sampleAreas, sampleCompany, samplePeople } from './sample-people.ts'

/** The entities created so far by sample key, and the base day of all dates. */
type Cast = {
  people: Map<string, Person>
  areas: Map<string, string>
  features: Map<string, string>
  today: PlainDate
}

function named<T>(entities: Map<string, T>, key: string): T {
  const entity = entities.get(key)
  if (entity === undefined) throw new Error(`The sample names "${key}", which it does not have`)
  return entity
}

async function loadFeature(deps: Deps, cast: Cast, sample: SampleFeature): Promise<void> {
  const { key, area, pmOwner, pmmOwner, departmentOwner, ...rest } = sample
  const { releaseDaysFromToday, pmmJoinedDaysFromToday, prdFinalDaysFromToday, ...written } = rest
  const idOf = (person?: string) => (person === undefined ? null : named(cast.people, person).id)
  const day = (days?: number) => (days === undefined ? null : addDays(cast.today, days))
  const by = named(cast.people, pmmOwner ?? pmOwner ?? 'helen')
  const feature = await createFeature(deps, by, {
    ...written,
    productAreaId: named(cast.areas, area),
    pmOwnerId: idOf(pmOwner),
    pmmOwnerId: idOf(pmmOwner),
    departmentOwnerId: idOf(departmentOwner),
    releaseDate: day(releaseDaysFromToday),
    pmmJoinedOn: day(pmmJoinedDaysFromToday),
    prdFinalOn: day(prdFinalDaysFromToday),
  })
  cast.features.set(key, feature.id)
}

async function loadGrading(
  deps: Deps,
  cast: Cast,
  { feature, cards, decision }: SampleGrading,
): Promise<void> {
  const featureId = named(cast.features, feature)
  for (const { person, scores, isSubmitted } of cards) {
    const by = named(cast.people, person)
    const card = await saveMyCard(deps, by, featureId, undefined, { scores })
    if (isSubmitted) await submitMyCard(deps, by, featureId, card.version)
  }
  if (!decision) return
  const { grade, reason, lookAgainDaysFromToday } = decision
  const decider = named(cast.people, decision.decider)
  const hasScored = cards.some(({ person, isSubmitted }) => isSubmitted && person === decision.decider)
  if (!hasScored) await revealGrading(deps, decider, featureId)
  const { round, decisions } = await gradingFor(deps.db, decider.id, featureId)
  await decideGrade(deps, decider, featureId, {
    roundId: round?.closedAt === null ? round.id : null,
    supersedes: decisions.find((one) => !one.isSuperseded)?.id ?? null,
    grade,
    reason,
    participantIds: decision.participants.map((key) => named(cast.people, key).id),
    lookAgainOn: lookAgainDaysFromToday === null ? null : addDays(cast.today, lookAgainDaysFromToday),
  })
}

async function loadLaunch(deps: Deps, cast: Cast, sample: SampleLaunch): Promise<void> {
  const owner = named(cast.people, sample.owner)
  const launchDate = addDays(cast.today, sample.launchDaysFromToday)
  const draft = await createLaunch(deps, owner, {
    title: sample.title,
    summary: sample.summary,
    featureIds: sample.features.map((key) => named(cast.features, key)),
    launchDate,
    ownerId: owner.id,
    grade: null,
    gradeReason: null,
    paidSpend: sample.paidSpend,
  })
  if (draft.grade === null) throw new Error(`The sample launch "${sample.key}" has no decided grade`)
  const preview = await previewPlan(deps, draft.id, { launchDate, grade: draft.grade, gradeReason: null })
  await confirmPlan(deps, owner, draft.id, preview.id)
  const tasks = new Map((await tasksOfLaunch(deps, deps.db, draft.id)).map((task) => [task.slug, task]))
  for (const { slug, assignee, note, deliverableLink, doneBy, skipped } of sample.work) {
    const task = tasks.get(slug)
    if (!task) throw new Error(`The sample launch "${sample.key}" has no task "${slug}"`)
    let { version } = task
    if (assignee !== undefined || note !== undefined || deliverableLink !== undefined) {
      const assigneeId = assignee === undefined ? undefined : named(cast.people, assignee).id
      const change = { assigneeId, note, deliverableLink }
      version = (await editTask(deps, owner, task.id, version, change)).version
    }
    if (doneBy !== undefined) await completeTask(deps, named(cast.people, doneBy), task.id)
    if (skipped) await skipTask(deps, named(cast.people, skipped.by), task.id, version, skipped.reason)
  }
}

/**
 * Loads the sample company into an empty installation, in one transaction. Its people have no passwords, so the server
 * must listen on this machine only.
 * @throws Refusal people-exist, sign-in-elsewhere when other machines may connect or the request comes from one,
 *   invalid-input for a wrong code
 */
export async function loadSample(outer: Deps, setupCode?: string): Promise<void> {
  if (!outer.config.isLoopback || !outer.isThisMachine) throw refuse('sign-in-elsewhere')
  if ((await allPeople(outer.db)).length > 0) throw refuse('people-exist')
  await requireSetupRight(outer, setupCode)
  await outer.db.transaction().execute(async (trx) => {
    const deps: Deps = { ...outer, db: nestedIn(trx) }
    const people = new Map<string, Person>()
    let first: Person | undefined
    for (const { key, ...input } of samplePeople) {
      const person = first
        ? await addPerson(deps, first, input)
        : await addFirstPersonIn(trx, deps, { ...input, role: 'administrator' })
      first ??= person
      people.set(key, person)
    }
    if (!first) throw new Error('The sample has nobody')
    await markSampleCompanyIn(trx)
    await endSetupCodesIn(trx)
    const { name, timeZone, currency, calendarSlug } = sampleCompany
    const { version } = await workspaceNow(deps, trx)
    const calendarId = await calendarIdOf(trx, calendarSlug)
    await changeWorkspace(deps, first, version, { name, timeZone, currency, calendarId })
    const areas = new Map<string, string>()
    for (const { key, ...area } of sampleAreas) areas.set(key, (await addProductArea(deps, first, area)).id)
    const cast: Cast = { people, areas, features: new Map(), today: await todayOf(deps, trx) }
    for (const feature of sampleFeatures) await loadFeature(deps, cast, feature)
    for (const grading of sampleGradings) await loadGrading(deps, cast, grading)
    for (const launch of sampleLaunches) await loadLaunch(deps, cast, launch)
  })
}
