import type { Person } from '../../contracts/people.ts'
import type { Warning } from '../../contracts/warnings.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
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

/** The warnings of one feature, including dismissed ones. @throws Refusal not-found */
export async function warningsOfFeature({ db }: Deps, id: string): Promise<Warning[]> {
  await featureById(db, id)
  return listWarningsOf(db, id)
}

/** The warnings of one launch, including dismissed ones. @throws Refusal not-found */
export async function warningsOfLaunch({ db }: Deps, id: string): Promise<Warning[]> {
  await requireLaunch(db, id)
  return listWarningsOf(db, id)
}

/** The most severe and latest warnings that are not dismissed, with the total. */
export const openWarnings = (deps: Deps, limit: number): Promise<{ items: Warning[]; total: number }> =>
  listOpenWarnings(deps.db, limit)

async function setDismissal(deps: Deps, by: Person, id: string, reason: string | null): Promise<Warning> {
  return deps.db.transaction().execute(async (trx) => {
    const { noun, entityId } = await getWarning(trx, id)
    // The row also stores whether it is dismissed; it may only be written while the entity is locked.
    await (noun === 'feature' ? lockFeatures : lockLaunches)(trx, [entityId])
    const before = await getWarning(trx, id)
    const present = before.dismissal?.reason ?? null
    if (present === reason) return before
    // The writer has not seen the other reason: a page offers to dismiss only what is not dismissed.
    if (present !== null && reason !== null) throw refuse('stale-version')
    if (reason === null) await removeDismissal(trx, id)
    else await writeDismissal(trx, before, { personId: by.id, reason, at: deps.now() })
    await recordEvents(trx, deps, by.id, [
      {
        noun,
        entity: { id: entityId, title: before.entityTitle },
        verb: reason === null ? 'warning-raised-again' : 'warning-dismissed',
        changes: [{ field: before.slug, before: present, after: reason }],
      },
    ])
    return getWarning(trx, id)
  })
}

/**
 * Dismisses a warning with a reason.
 * @throws Refusal not-found when it does not apply, stale-version when it is dismissed with another reason
 */
export const dismissWarning = (deps: Deps, by: Person, id: string, reason: string): Promise<Warning> =>
  setDismissal(deps, by, id, reason)

/** Removes a dismissal. @throws Refusal not-found when the warning does not apply */
export const undismissWarning = (deps: Deps, by: Person, id: string): Promise<Warning> =>
  setDismissal(deps, by, id, null)
