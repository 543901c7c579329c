import type { Kysely } from 'kysely'
import type { Feature } from '../../contracts/features.ts'
import type { Launch } from '../../contracts/launches.ts'
import type { Person } from '../../contracts/people.ts'
import type { Warning } from '../../contracts/warnings.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import type { RaisedWarning } from '../../domain/warnings/warning-rule.ts'
import { featureWarnings, launchWarnings } from '../../domain/warnings/warnings.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { featureById, featuresByIds, featuresToWatch } from '../features/features.service.ts'
import { decisionFactsOf } from '../grading/decision-facts.service.ts'
import { launchById, launchesUnderWay } from '../launches/reading.service.ts'
import { taskFactsOf } from '../tasks/task-facts.service.ts'
import { findDismissals, removeDismissal, writeDismissal } from './warnings.repository.ts'

type Entity = { id: string; title: string }

async function withDismissals(
  db: Kysely<Database>,
  raised: { entity: Entity; warnings: RaisedWarning[] }[],
): Promise<Warning[]> {
  const all = raised.flatMap(({ entity, warnings }) =>
    warnings.map((warning) => ({
      ...warning,
      id: `${warning.slug}~${entity.id}`,
      entityId: entity.id,
      entityTitle: entity.title,
    })),
  )
  const dismissals = await findDismissals(
    db,
    all.map(({ id }) => id),
  )
  return all.map((warning) => ({ ...warning, dismissal: dismissals.get(warning.id) ?? null }))
}

async function warningsOfFeatures(db: Kysely<Database>, features: readonly Feature[]): Promise<Warning[]> {
  const watched = features.filter(({ archivedAt }) => archivedAt === null)
  const decisions = await decisionFactsOf(
    db,
    watched.map(({ id }) => id),
  )
  return withDismissals(
    db,
    watched.map((feature) => ({
      entity: feature,
      warnings: featureWarnings({
        pmmJoinedOn: feature.pmmJoinedOn,
        prdFinalOn: feature.prdFinalOn,
        requestingCustomers: feature.requestingCustomers,
        productStage: feature.productArea?.productStage ?? 'early',
        decision: decisions.get(feature.id) ?? null,
      }),
    })),
  )
}

async function warningsOfLaunches(db: Kysely<Database>, launches: readonly Launch[]): Promise<Warning[]> {
  const watched = launches.filter(({ archivedAt }) => archivedAt === null)
  const tasks = await taskFactsOf(
    db,
    watched.map(({ id }) => id),
  )
  const featureIds = new Set(watched.flatMap(({ features }) => features.map(({ id }) => id)))
  const features = new Map((await featuresByIds(db, [...featureIds])).map((feature) => [feature.id, feature]))
  return withDismissals(
    db,
    watched.map((launch) => ({
      entity: launch,
      warnings: launchWarnings({
        isPlanned: launch.status !== 'draft',
        launchDate: launch.launchDate,
        grade: launch.grade,
        decidedGrade: launch.decidedGrade,
        gradeReason: launch.gradeReason,
        paidSpend: launch.paidSpend,
        features: launch.features.map(({ id, title, releaseDate }) => ({
          title,
          releaseDate,
          productStage: features.get(id)?.productArea?.productStage ?? 'early',
        })),
        tasks: tasks.get(launch.id) ?? [],
      }),
    })),
  )
}

/** The warnings of one feature, dismissed ones too. @throws Refusal not-found */
export const warningsOfFeature = async (deps: Deps, id: string): Promise<Warning[]> =>
  warningsOfFeatures(deps.db, [await featureById(deps.db, id)])

/** The warnings of one launch, dismissed ones too. @throws Refusal not-found */
export const warningsOfLaunch = async (deps: Deps, id: string): Promise<Warning[]> =>
  warningsOfLaunches(deps.db, [await launchById(deps, deps.db, id)])

const order = ['blocks', 'warning', 'information']

/**
 * What holds now and nobody dismissed, the gravest first, over launches under way and features before release.
 * @param launches those under way, where the caller has read them already
 */
export async function openWarnings(deps: Deps, launches?: readonly Launch[]): Promise<Warning[]> {
  const warnings = [
    ...(await warningsOfLaunches(deps.db, launches ?? (await launchesUnderWay(deps, deps.db)))),
    ...(await warningsOfFeatures(deps.db, await featuresToWatch(deps.db))),
  ]
  return warnings
    .filter(({ dismissal }) => dismissal === null)
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

/** A warning that holds now, by its id. @throws Refusal not-found */
async function warningById(deps: Deps, id: string): Promise<Warning> {
  const entityId = id.slice(id.indexOf('~') + 1)
  const [feature] = await featuresByIds(deps.db, [entityId])
  const warnings = feature
    ? await warningsOfFeatures(deps.db, [feature])
    : await warningsOfLaunch(deps, entityId)
  const warning = warnings.find((raised) => raised.id === id)
  if (!warning) throw refuse('not-found', { params: { noun: 'warning' } })
  return warning
}

async function setDismissal(deps: Deps, by: Person, id: string, reason: string | null): Promise<Warning> {
  const warning = await warningById(deps, id)
  await deps.db.transaction().execute(async (trx) => {
    if (reason === null) await removeDismissal(trx, id)
    else {
      await writeDismissal(trx, id, { entityId: warning.entityId, personId: by.id, reason, at: deps.now() })
    }
    await recordEvents(trx, deps, by.id, [
      {
        noun: warning.noun,
        entity: { id: warning.entityId, title: warning.entityTitle },
        verb: reason === null ? 'warning-raised-again' : 'warning-dismissed',
        changes: [{ field: warning.slug, before: warning.dismissal?.reason ?? null, after: reason }],
      },
    ])
  })
  return warningById(deps, id)
}

/** Lays a warning aside, in writing. @throws Refusal not-found when it does not hold */
export const dismissWarning = (deps: Deps, by: Person, id: string, reason: string): Promise<Warning> =>
  setDismissal(deps, by, id, reason)

/** Takes a dismissal back. @throws Refusal not-found when the warning does not hold */
export const raiseAgain = (deps: Deps, by: Person, id: string): Promise<Warning> =>
  setDismissal(deps, by, id, null)
