/** Marks a version of a document as final; that of the main document decides the feature's `prdFinalOn`. */
import type { Transaction } from 'kysely'
import type { Document, FinalMark } from '../../contracts/documents.ts'
import type { Person } from '../../contracts/people.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { changeFeatureIn, featureById, lockFeatures } from '../features/features.service.ts'
import { documentToChange } from './changing.service.ts'
import { changeDocument, getDocument } from './documents.repository.ts'
import { documentEvent } from './events.ts'
import { getVersionRow } from './versions.repository.ts'

/** Writes the day of the final mark to the feature. */
export async function mirrorFinal(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  featureId: string,
  on: PlainDate | null,
): Promise<void> {
  await lockFeatures(trx, [featureId])
  const feature = await featureById(trx, featureId)
  if (feature.prdFinalOn === on) return
  await changeFeatureIn(trx, deps, by, feature, feature.version, { values: { prdFinalOn: on } }, 'changed')
}

/**
 * Marks one version of the main document as final since a day, or removes the mark.
 * @throws Refusal not-found, stale-version, feature-archived, document-archived, not-main-document, version-withdrawn
 */
export const setFinal = (
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  mark: FinalMark | null,
): Promise<Document> =>
  deps.db.transaction().execute(async (trx) => {
    const row = await documentToChange(trx, id, version)
    if (row.is_main === 0) throw refuse('not-main-document')
    if (mark !== null) {
      const { withdrawn_at } = await getVersionRow(trx, id, mark.number)
      if (withdrawn_at !== null) throw refuse('version-withdrawn')
    }
    const set = {
      final_number: mark?.number ?? null,
      final_on: mark?.on ?? null,
      final_by_id: mark === null ? null : by.id,
    }
    if (row.final_number !== set.final_number || row.final_on !== set.final_on) {
      await changeDocument(trx, row, set, deps.now())
      const changes = [
        { field: 'number', before: row.final_number, after: set.final_number },
        { field: 'finalOn', before: row.final_on, after: set.final_on },
      ]
      const verb = mark === null ? 'unmarked-final' : 'marked-final'
      await recordEvents(trx, deps, by.id, [documentEvent(row, verb, changes)])
      await mirrorFinal(trx, deps, by, row.feature_id, set.final_on)
    }
    return getDocument(trx, id)
  })
