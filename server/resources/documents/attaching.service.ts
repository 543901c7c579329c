/** Attaches documents to features, and adds versions to them. */
import type { Transaction } from 'kysely'
import type { Document } from '../../contracts/documents.ts'
import type { Feature } from '../../contracts/features.ts'
import type { Person } from '../../contracts/people.ts'
import { isUniqueViolation } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { DocumentsTable } from '../../db/tables/documents.ts'
import type { Deps } from '../../deps.ts'
import { titleOfFile } from '../../domain/documents/file-names.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import { featureById } from '../features/features.service.ts'
import { dropUpload, keepFile, type Upload } from '../files/storing.service.ts'
import { queueJob } from '../jobs/jobs.service.ts'
import { documentToChange } from './changing.service.ts'
import {
  changeDocument,
  countDocuments,
  findMainDocuments,
  getDocument,
  insertDocument,
  lockDocument,
} from './documents.repository.ts'
import { documentEvent } from './events.ts'
import { extractingText } from './extracting.service.ts'
import { mirrorFinal } from './finalizing.service.ts'
import { findCurrentVersions, getVersionRow, insertVersion, lastNumber } from './versions.repository.ts'

/** What a version consists of: stored bytes, or a link that nobody follows. */
export type Content = { upload: Upload; fileName: string } | { link: string }

/** What an earlier version consists of. @throws Refusal not-found */
async function contentOf(trx: Transaction<Database>, id: string, number: number): Promise<Content> {
  const row = await getVersionRow(trx, id, number)
  if (row.link !== null) return { link: row.link }
  const upload = { id: row.file_id ?? '', sha256: row.sha256 ?? '', byteCount: row.byte_count ?? 0 }
  return { upload, fileName: row.file_name ?? '' }
}

/** How many documents a feature can have. */
const documentsPerFeature = 100

/**
 * Runs a transaction again when another one has stored the same content, or added the same number, at the same time.
 */
async function retryingOnce<T>(
  deps: Pick<Deps, 'db'>,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  try {
    return await deps.db.transaction().execute(work)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return deps.db.transaction().execute(work)
  }
}

/** Whether this is what the newest version consists of. */
async function isCurrent(trx: Transaction<Database>, id: string, content: Content): Promise<boolean> {
  const current = (await findCurrentVersions(trx, [id])).get(id)
  if (!current) return false
  return 'link' in content ? current.link === content.link : current.file?.sha256 === content.upload.sha256
}

/** Adds the next version to a locked document. */
async function insertNext(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  document: Pick<DocumentsTable, 'id' | 'feature_id'>,
  { content, reason }: { content: Content; reason: string | undefined },
): Promise<number> {
  const id = deps.newId()
  const number = (await lastNumber(trx, document.id)) + 1
  const file =
    'link' in content
      ? { file_id: null, file_name: null, link: content.link, outcome: 'linked' }
      : {
          file_id: await keepFile(trx, deps, content.upload),
          file_name: content.fileName,
          link: null,
          outcome: 'pending',
        }
  await insertVersion(trx, {
    id,
    document_id: document.id,
    feature_id: document.feature_id,
    number,
    ...file,
    media_type: null,
    format: null,
    notes: '[]',
    added_at: deps.now(),
    added_by_id: by.id,
    reason: reason === undefined || reason === '' ? null : reason,
    withdrawn_at: null,
    withdrawn_by_id: null,
    withdrawal_reason: null,
  })
  if (file.outcome === 'pending') await queueJob(trx, deps, extractingText, id)
  return number
}

const requireActive = (feature: Feature): Feature => {
  if (feature.archivedAt !== null) throw refuse('feature-archived')
  return feature
}

async function attachIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  feature: Feature,
  given: {
    content: Content
    title?: string | undefined
    isMain?: boolean | undefined
    reason?: string | undefined
  },
): Promise<string> {
  if ((await countDocuments(trx, feature.id)) >= documentsPerFeature) {
    throw refuseField('id', 'too-many-documents', { max: documentsPerFeature })
  }
  const { content } = given
  const main = (await findMainDocuments(trx, [feature.id])).get(feature.id)
  const isMain = given.isMain ?? main === undefined
  if (main && isMain) {
    const row = await lockDocument(trx, main.id)
    await changeDocument(trx, row, { is_main: 0 }, deps.now())
    if (row.final_on !== null) await mirrorFinal(trx, deps, by, feature.id, null)
  }
  const id = deps.newId()
  const title = given.title ?? titleOfFile('link' in content ? content.link : content.fileName, feature.title)
  const isTitleSet = given.title !== undefined || 'link' in content
  await insertDocument(trx, { id, featureId: feature.id, title, isTitleSet, isMain, at: deps.now() })
  await insertNext(trx, deps, by, { id, feature_id: feature.id }, { content, reason: given.reason })
  await recordEvents(trx, deps, by.id, [documentEvent({ id, title, feature_id: feature.id }, 'attached')])
  return id
}

/**
 * Attaches a document to a feature. The first one becomes its main document.
 * @throws Refusal not-found, feature-archived, invalid-input when the feature has too many
 */
export const attachDocument = (
  deps: Deps,
  by: Person,
  featureId: string,
  given: Parameters<typeof attachIn>[4],
): Promise<Document> =>
  retryingOnce(deps, async (trx) => {
    const feature = requireActive(await featureById(trx, featureId))
    return getDocument(trx, await attachIn(trx, deps, by, feature, given))
  })

async function addVersionIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  id: string,
  given: {
    content: Content | { restores: number }
    reason?: string | undefined
    version?: number | undefined
  },
): Promise<boolean> {
  const row = await documentToChange(trx, id, given.version)
  const content =
    'restores' in given.content ? await contentOf(trx, id, given.content.restores) : given.content
  if (await isCurrent(trx, id, content)) {
    if ('upload' in content) await dropUpload(trx, content.upload)
    return false
  }
  const number = await insertNext(trx, deps, by, row, { content, reason: given.reason })
  await changeDocument(trx, row, {}, deps.now())
  await recordEvents(trx, deps, by.id, [
    documentEvent(row, 'version-added', [{ field: 'number', before: null, after: number }]),
  ])
  return true
}

/** A document after a version was added to it; `isNew` is false when it already had this content. */
export type AddedVersion = { document: Document; isNew: boolean }

/**
 * Adds a version to a document; nothing when its current version has this content.
 * @throws Refusal not-found, stale-version, feature-archived, document-archived
 */
export const addVersion = (
  deps: Deps,
  by: Person,
  id: string,
  given: Parameters<typeof addVersionIn>[4],
): Promise<AddedVersion> =>
  retryingOnce(deps, async (trx) => {
    const isNew = await addVersionIn(trx, deps, by, id, given)
    return { document: await getDocument(trx, id), isNew }
  })

/**
 * Attaches the PRD of a feature, or adds a version to it: what a repository does at every push.
 * @throws Refusal not-found, feature-archived, document-archived
 */
export const putPrd = (
  deps: Deps,
  by: Person,
  featureId: string,
  given: { content: Content; title?: string | undefined; reason?: string | undefined },
): Promise<AddedVersion> =>
  retryingOnce(deps, async (trx) => {
    const main = (await findMainDocuments(trx, [featureId])).get(featureId)
    if (!main) {
      const feature = requireActive(await featureById(trx, featureId))
      const id = await attachIn(trx, deps, by, feature, { ...given, isMain: true })
      return { document: await getDocument(trx, id), isNew: true }
    }
    const isNew = await addVersionIn(trx, deps, by, main.id, given)
    return { document: await getDocument(trx, main.id), isNew }
  })
