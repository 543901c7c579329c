/**
 * A database as a company has it after years: graded features with their rounds and decisions, launches with tasks,
 * a history, stored warnings. One in a hundred features and launches is confidential.
 */
import type { Insertable, Kysely } from 'kysely'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { refreshStatistics } from '#server/db/statistics.ts'
import type { Database } from '#server/db/tables.ts'
import { prepare } from '#server/prepare.ts'
import type { Deps } from '#server/deps.ts'
import { NewFeature } from '#server/contracts/features.ts'
import { NewDecision } from '#server/contracts/grading.ts'
import type { Person } from '#server/contracts/people.ts'
import { makeFirstAdministrator } from '#server/resources/accounts/first-administrator.service.ts'
import { gradingFor } from '#server/resources/grading/grading.service.ts'
import { decideGrade } from '#server/resources/grading/deciding.service.ts'
import { saveMyCard, submitMyCard } from '#server/resources/grading/scoring.service.ts'
import { addPerson } from '#server/resources/people/people.service.ts'
import { createFeature } from '#server/resources/features/features.service.ts'
import { recomputeWarnings } from '#server/resources/warnings/recomputing.service.ts'
import { refreshingWarnings } from '#server/resources/warnings/refreshing.service.ts'
import type { Role } from '#server/contracts/lists.ts'
import { testDeps } from '../support/deps.ts'
import { eventRow, featureRow, gradingRows, launchRow, type Pattern, taskRows } from './seed-rows.ts'

/** Every launch has fifty tasks, unless it is a draft. */
const featuresPerLaunch = 10
const eventsPerFeature = 3
const peopleCount = 40

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

async function insertAll<Table extends keyof Database & string>(
  db: Kysely<Database>,
  table: Table,
  rows: Insertable<Database[Table]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto(table)
      .values(rows.slice(at, at + 500))
      .execute()
}

/** One graded feature, made by the product itself: its rows are the pattern of all others. */
async function gradedPattern(deps: Deps, raters: readonly Person[], decider: Person): Promise<Pattern> {
  const feature = await createFeature(deps, decider, NewFeature.parse({ title: 'Pattern', stage: 'gray' }))
  const scores = Object.fromEntries(
    defaultRubric.criteria.map(({ id }, place) => [
      id,
      { score: 2 + (place % 3), note: 'Seen in interviews.' },
    ]),
  )
  for (const rater of raters) {
    const { version } = await saveMyCard(deps, rater, feature.id, undefined, { scores })
    await submitMyCard(deps, rater, feature.id, version)
  }
  const decision = {
    grade: 'small-scenario',
    reason: 'As scored.',
    roundId: (await gradingFor(deps.db, decider.id, feature.id)).round?.id ?? null,
    supersedes: null,
  } as const
  await decideGrade(deps, decider, feature.id, NewDecision.parse(decision))
  const { db } = deps
  const own = {
    round: db.selectFrom('grading_rounds'),
    card: db.selectFrom('scorecards'),
    decision: db.selectFrom('decisions'),
    level: db.selectFrom('decision_levels'),
  }
  return {
    round: await own.round.selectAll().where('feature_id', '=', feature.id).executeTakeFirstOrThrow(),
    cards: await own.card.selectAll().where('feature_id', '=', feature.id).execute(),
    decision: await own.decision.selectAll().where('feature_id', '=', feature.id).executeTakeFirstOrThrow(),
    levels: await own.level.selectAll().where('feature_id', '=', feature.id).execute(),
  }
}

async function addPeople(deps: Deps): Promise<{ administrator: Person; people: Person[] }> {
  const common = { jobFunction: 'pmm', isDepartmentLead: true, language: 'en' } as const
  const administrator = await makeFirstAdministrator(deps, {
    ...common,
    name: 'Ada',
    email: 'ada@example.com',
    password: 'flour water salt bench',
  })
  const roles: Role[] = ['pmm', 'marketing-lead', 'pm']
  const people: Person[] = []
  for (let index = 0; index < peopleCount; index++)
    people.push(
      await addPerson(deps, administrator, {
        ...common,
        name: `Person ${index}`,
        email: `person${index}@example.com`,
        role: roles[index] ?? 'pmm',
      }),
    )
  return { administrator, people }
}

/**
 * Fills an empty database.
 * @param db unfiltered
 * @returns its people, of whom the first is a PMM, the second a marketing lead and the third a PM, and ids for requests
 */
export async function seed(db: Kysely<Database>, featureCount: number) {
  const now = () => new Date().toISOString()
  const deps: Deps = { ...testDeps(refreshingWarnings(db, { now })), now }
  await prepare(deps)
  const { administrator, people } = await addPeople(deps)
  const pattern = await gradedPattern(deps, people.slice(0, 3), people[1]!)
  const features = times(featureCount, (index) => featureRow(index, people))
  const launches = times(featureCount / featuresPerLaunch, (index) => launchRow(index, people))
  await db.transaction().execute(async (trx) => {
    await insertAll(trx, 'features', features)
    const grading = features.flatMap(({ id, grade }, index) =>
      grade !== null || index % 300 === 0 ? [gradingRows(pattern, id, grade === null, grade)] : [],
    )
    await insertAll(
      trx,
      'grading_rounds',
      grading.map(({ round }) => round),
    )
    await insertAll(
      trx,
      'scorecards',
      grading.flatMap(({ cards }) => cards),
    )
    await insertAll(
      trx,
      'decisions',
      grading.flatMap(({ decision }) => decision),
    )
    await insertAll(
      trx,
      'decision_levels',
      grading.flatMap(({ levels }) => levels),
    )
    await insertAll(trx, 'launches', launches)
    const parts = launches.map(({ id }, index) => ({
      launch_id: id,
      feature_id: features[index * featuresPerLaunch]!.id,
      position: 0,
    }))
    await insertAll(trx, 'launch_features', parts)
    for (const [index, launch] of launches.entries()) {
      if (launch.status === 'draft') continue
      await insertAll(trx, 'tasks', taskRows(launch, people[index % people.length]!.id))
    }
    const events = times(featureCount * eventsPerFeature, (index) =>
      eventRow(index, features[index % featureCount]!, people),
    )
    await insertAll(trx, 'activity', events)
  })
  await recomputeWarnings({ ...deps, db })
  await refreshStatistics(db)
  return {
    administrator,
    people,
    featureIds: features.flatMap(({ id, is_confidential }) => (is_confidential ? [] : id)),
    /** Of features that are in no launch: each of their updates does the same work. */
    unlaunchedIds: features.flatMap(({ id, is_confidential }, index) =>
      is_confidential || index % featuresPerLaunch === 0 ? [] : id,
    ),
    launchIds: launches.flatMap(({ id, is_confidential }) => (is_confidential ? [] : id)),
  }
}
