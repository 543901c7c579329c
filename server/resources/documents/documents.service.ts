/** Titles, the main document, withdrawing, archiving and deleting. */
import type { Document } from '../../contracts/documents.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import { refuse, requireCurrent } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { featureById } from '../features/features.service.ts'
import { documentToChange } from './changing.service.ts'
import {
  changeDocument,
  findMainDocuments,
  getDocument,
  lockDocument,
  removeDocument,
} from './documents.repository.ts'
import { documentEvent } from './events.ts'
import { mirrorFinal } from './finalizing.service.ts'
import { changeVersion, getVersionRow } from './versions.repository.ts'

/** The owners of a document for permissions: the PM owner of its feature. @throws Refusal not-found */
export async function documentOwnerIds(deps: Pick<Deps, 'db'>, id: string): Promise<string[]> {
  const { featureId } = await getDocument(deps.db, id)
  const { pmOwner } = await featureById(deps.db, featureId)
  return pmOwner ? [pmOwner.id] : []
}

/** @throws Refusal not-found, stale-version, feature-archived, document-archived */
export const renameDocument = (
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  title: string,
): Promise<Document> =>
  deps.db.transaction().execute(async (trx) => {
    const row = await documentToChange(trx, id, version)
    if (row.title !== title) {
      await changeDocument(trx, row, { title, is_title_set: 1 }, deps.now())
      const changes = [{ field: 'title', before: row.title, after: title }]
      await recordEvents(trx, deps, by.id, [documentEvent({ ...row, title }, 'changed', changes)])
    }
    return getDocument(trx, id)
  })

/**
 * Makes a document the main one of its feature, instead of the one that is. Idempotent.
 * @throws Refusal not-found, stale-version, feature-archived, document-archived
 */
export const makeMain = (deps: Deps, by: Person, id: string, version: number): Promise<Document> =>
  deps.db.transaction().execute(async (trx) => {
    const row = await documentToChange(trx, id, version)
    if (row.is_main === 0) {
      const main = (await findMainDocuments(trx, [row.feature_id])).get(row.feature_id)
      if (main) await changeDocument(trx, await lockDocument(trx, main.id), { is_main: 0 }, deps.now())
      await changeDocument(trx, row, { is_main: 1 }, deps.now())
      const changes = [{ field: 'main', before: main?.title ?? null, after: row.title }]
      await recordEvents(trx, deps, by.id, [documentEvent(row, 'made-main', changes)])
      if (main?.final ?? row.final_on) await mirrorFinal(trx, deps, by, row.feature_id, row.final_on)
    }
    return getDocument(trx, id)
  })

/**
 * Withdraws a version with a reason, or takes that back. A final mark on it ends. Idempotent.
 * @param reason null takes a withdrawal back
 * @throws Refusal not-found, stale-version, feature-archived, document-archived
 */
export const withdrawVersion = (
  deps: Deps,
  by: Person,
  id: string,
  given: { number: number; version: number; reason: string | null },
): Promise<Document> =>
  deps.db.transaction().execute(async (trx) => {
    const { number, version, reason } = given
    const row = await documentToChange(trx, id, version)
    const withdrawn = await getVersionRow(trx, id, number)
    if (withdrawn.withdrawal_reason !== reason) {
      const at = deps.now()
      await changeVersion(trx, withdrawn.id, {
        withdrawn_at: reason === null ? null : at,
        withdrawn_by_id: reason === null ? null : by.id,
        withdrawal_reason: reason,
      })
      const isFinal = reason !== null && row.final_number === number
      const unmarked = isFinal ? { final_number: null, final_on: null, final_by_id: null } : {}
      await changeDocument(trx, row, unmarked, at)
      const verb = reason === null ? 'version-returned' : 'version-withdrawn'
      const changes = [
        { field: 'number', before: null, after: number },
        { field: 'reason', before: withdrawn.withdrawal_reason, after: reason },
      ]
      await recordEvents(trx, deps, by.id, [documentEvent(row, verb, changes)])
      if (isFinal && row.is_main === 1) await mirrorFinal(trx, deps, by, row.feature_id, null)
    }
    return getDocument(trx, id)
  })

/**
 * Archives or restores a document. An archived one is not the main one any more. Idempotent.
 * @throws Refusal not-found, stale-version, feature-archived
 */
export const setDocumentArchived = (
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  isArchived: boolean,
): Promise<Document> =>
  deps.db.transaction().execute(async (trx) => {
    const row = await lockDocument(trx, id)
    requireCurrent(row, version)
    const feature = await featureById(trx, row.feature_id)
    if (feature.archivedAt !== null) throw refuse('feature-archived')
    if ((row.archived_at !== null) !== isArchived) {
      const main = (await findMainDocuments(trx, [row.feature_id])).get(row.feature_id)
      const isMain = !isArchived && main === undefined
      const set = {
        archived_at: isArchived ? deps.now() : null,
        is_main: isMain ? (1 as const) : (0 as const),
      }
      await changeDocument(trx, row, set, deps.now())
      const verb = isArchived ? 'archived' : 'restored'
      await recordEvents(trx, deps, by.id, [documentEvent(row, verb)])
      if (isMain && row.final_on !== null) await mirrorFinal(trx, deps, by, row.feature_id, row.final_on)
    }
    return getDocument(trx, id)
  })

/**
 * Deletes an archived document for good, with all versions. Its files are removed when nothing else refers to them.
 * @throws Refusal not-found, stale-version, not-archived
 */
export const deleteDocument = (deps: Deps, by: Person, id: string, version: number): Promise<void> =>
  deps.db.transaction().execute(async (trx) => {
    const row = await lockDocument(trx, id)
    requireCurrent(row, version)
    if (row.archived_at === null) throw refuse('not-archived')
    await removeDocument(trx, id)
    const changes = [{ field: 'title', before: row.title, after: null }]
    await recordEvents(trx, deps, by.id, [documentEvent(row, 'deleted', changes)])
  })
