import type { Person } from '../../contracts/people.ts'
import type { Warning } from '../../contracts/warnings.ts'
import type { Deps } from '../../deps.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { featureById, lockFeatures } from '../features/features.service.ts'
import { lockLaunches, requireLaunch } from '../launches/launches.service.ts'
import {
  getWarning,
  listOpenWarnings,
  listWarningsOf,
  removeDismissal,
  writeDismissal,
} from './warnings.repository.ts'

/** The warnings of one feature, dismissed ones too. @throws Refusal not-found */
export async function warningsOfFeature({ db }: Deps, id: string): Promise<Warning[]> {
  await featureById(db, id)
  return listWarningsOf(db, id)
}

/** The warnings of one launch, dismissed ones too. @throws Refusal not-found */
export async function warningsOfLaunch({ db }: Deps, id: string): Promise<Warning[]> {
  await requireLaunch(db, id)
  return listWarningsOf(db, id)
}

/** What holds now and nobody dismissed: the gravest and latest, and how many there are in all. */
export const openWarnings = (deps: Deps, limit: number): Promise<{ items: Warning[]; total: number }> =>
  listOpenWarnings(deps.db, limit)

async function setDismissal(deps: Deps, by: Person, id: string, reason: string | null): Promise<Warning> {
  return deps.db.transaction().execute(async (trx) => {
    const { noun, entityId } = await getWarning(trx, id)
    // Whether it is dismissed stands in its row too, which others write only while they hold the entity.
    await (noun === 'feature' ? lockFeatures : lockLaunches)(trx, [entityId])
    const before = await getWarning(trx, id)
    if (reason === null) await removeDismissal(trx, id)
    else await writeDismissal(trx, before, { personId: by.id, reason, at: deps.now() })
    await recordEvents(trx, deps, by.id, [
      {
        noun,
        entity: { id: entityId, title: before.entityTitle },
        verb: reason === null ? 'warning-raised-again' : 'warning-dismissed',
        changes: [{ field: before.slug, before: before.dismissal?.reason ?? null, after: reason }],
      },
    ])
    return getWarning(trx, id)
  })
}

/** Lays a warning aside, in writing. @throws Refusal not-found when it does not hold */
export const dismissWarning = (deps: Deps, by: Person, id: string, reason: string): Promise<Warning> =>
  setDismissal(deps, by, id, reason)

/** Takes a dismissal back. @throws Refusal not-found when the warning does not hold */
export const undismissWarning = (deps: Deps, by: Person, id: string): Promise<Warning> =>
  setDismissal(deps, by, id, null)
