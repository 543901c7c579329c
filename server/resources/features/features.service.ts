import type { Kysely, Transaction } from 'kysely'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { Feature, FeatureChange, NewFeature } from '../../contracts/features.ts'
import type { Person } from '../../contracts/people.ts'
import { Id, type PageOf } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import {
  type FeatureField,
  featureFields,
  recordedFeatureFields,
  writtenFeatureFields,
} from '../../domain/fields/feature-fields.ts'
import { refuse, refuseField, requireCurrent } from '../../domain/refusal.ts'
import { changesBetween, recordEvents } from '../activity/activity.service.ts'
import { keepVisible } from '../visibility/naming.service.ts'
import { todayOf } from '../workspace/workspace.service.ts'
import { personErrors } from '../people/people.service.ts'
import { allProductAreas } from '../product-areas/product-areas.service.ts'
import { listFeatures } from './features.list.repository.ts'
import {
  changeFeature,
  findFeatures,
  findFeaturesByKey,
  getFeature,
  hasMainDocument,
  insertFeatures,
  lockFeatureRows,
  type ServiceColumns,
} from './features.repository.ts'

type PersonField = {
  [Field in FeatureField]: (typeof featureFields)[Field]['type'] extends 'person' ? Field : never
}[FeatureField]

/** The fields of a change that reference a person. */
const personFields = writtenFeatureFields.filter(
  (field): field is PersonField => featureFields[field].type === 'person',
)

const nobody = { pmOwner: null, pmmOwner: null, departmentOwner: null }

/** @throws Refusal invalid-input for every field that references an unknown person or area */
async function requireKnown(
  trx: Transaction<Database>,
  values: FeatureChange,
  previous: readonly (string | null | undefined)[] = [],
): Promise<void> {
  const { productAreaId } = values
  const chosen = Object.fromEntries(personFields.map((field) => [field, values[field]]))
  const errors = await personErrors(trx, chosen, previous)
  if (productAreaId) {
    const areas = await allProductAreas(trx)
    if (!areas.some(({ id }) => id === productAreaId)) {
      errors.push({ path: 'productAreaId', code: 'unknown-product-area' })
    }
  }
  if (errors.length > 0) throw refuse('invalid-input', { errors })
}

/**
 * The database keeps keys unique among public features; this keeps them unique among the features that the writer
 * sees, so that an error never reveals a feature that is hidden from them.
 * @throws Refusal invalid-input
 */
async function requireFreeKey(trx: Transaction<Database>, key: string | null | undefined): Promise<void> {
  if (key && (await findFeaturesByKey(trx, [key])).length > 0) {
    throw refuseField('externalKey', 'already-exists')
  }
}

/** The final mark of a main document decides when the PRD is final. @throws Refusal invalid-input */
async function requireNoDocument(trx: Transaction<Database>, id: string): Promise<void> {
  if (await hasMainDocument(trx, id)) throw refuseField('prdFinalOn', 'set-by-document')
}

/** Whether a public feature has this external key. */
export async function isKeyPublic(db: Kysely<Database>, key: string | null): Promise<boolean> {
  if (key === null) return false
  return (await findFeaturesByKey(db, [key])).some(({ isConfidential }) => !isConfidential)
}

/** The owners of a feature after a change; they see it without being named. */
export const ownersAfter = (
  before: Pick<Feature, 'pmOwner' | 'pmmOwner' | 'departmentOwner'>,
  { pmOwnerId, pmmOwnerId, departmentOwnerId }: FeatureChange = {},
): (string | null | undefined)[] => [
  pmOwnerId === undefined ? before.pmOwner?.id : pmOwnerId,
  pmmOwnerId === undefined ? before.pmmOwner?.id : pmmOwnerId,
  departmentOwnerId === undefined ? before.departmentOwner?.id : departmentOwnerId,
]

/** Creates a feature; the creator of a confidential one keeps access to it. */
export async function createFeature(deps: Deps, by: Person, input: NewFeature): Promise<Feature> {
  const { isConfidential = false, ...values } = input
  return deps.db.transaction().execute(async (trx) => {
    await requireKnown(trx, values)
    await requireFreeKey(trx, values.externalKey)
    const id = deps.newId()
    await insertFeatures(trx, [{ id, createdAt: deps.now(), isConfidential, values }])
    if (isConfidential) await keepVisible(trx, 'feature', id, by, ownersAfter(nobody, values))
    const feature = await getFeature(trx, id)
    const featureFacts = {
      today: await todayOf(deps, trx),
      pmmJoinedOn: feature.pmmJoinedOn,
      prdFinalOn: feature.prdFinalOn,
      requestingCustomers: feature.requestingCustomers,
      productStage: feature.productArea?.productStage ?? 'early',
      decision: null,
    } as const
    await recordEvents(trx, deps, by.id, [
      { noun: 'feature', entity: feature, verb: 'created', featureFacts },
    ])
    return feature
  })
}

/**
 * Edits a feature, with optimistic locking by `version`.
 * @throws Refusal stale-version, feature-archived, invalid-input
 */
export async function editFeature(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  values: FeatureChange,
): Promise<Feature> {
  return deps.db.transaction().execute(async (trx) => {
    const before = await getFeature(trx, id)
    if (before.archivedAt !== null) throw refuse('feature-archived')
    await requireKnown(trx, values, ownersAfter(before))
    if (values.prdFinalOn !== undefined && values.prdFinalOn !== before.prdFinalOn) {
      await requireNoDocument(trx, id)
    }
    if (values.externalKey !== before.externalKey) await requireFreeKey(trx, values.externalKey)
    if (before.isConfidential) await keepVisible(trx, 'feature', id, by, ownersAfter(before, values))
    return changeFeatureIn(trx, deps, by, before, version, { values }, 'changed')
  })
}

/** Applies a change within a transaction and records it; for services that change features with other entities. */
export async function changeFeatureIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  before: Feature,
  version: number,
  change: { values?: FeatureChange; marks?: ServiceColumns; extraChanges?: AuditEvent['changes'] },
  verb: string,
): Promise<Feature> {
  const { values, marks, extraChanges = [] } = change
  const after = await changeFeature(trx, before.id, version, { values, marks, at: deps.now() })
  await recordEvents(trx, deps, by.id, [
    {
      noun: 'feature',
      entity: { id: after.id, title: after.title },
      verb,
      changes: [...changesBetween(before, after, recordedFeatureFields), ...extraChanges],
    },
  ])
  return after
}

/** Archives or restores a feature. Idempotent. @throws Refusal not-found, stale-version */
export async function setFeatureArchived(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  isArchived: boolean,
): Promise<Feature> {
  return deps.db.transaction().execute(async (trx) => {
    const before = await getFeature(trx, id)
    requireCurrent(before, version)
    if ((before.archivedAt !== null) === isArchived) return before
    const marks = { archived_at: isArchived ? deps.now() : null }
    const verb = isArchived ? 'archived' : 'restored'
    return changeFeatureIn(trx, deps, by, before, version, { marks }, verb)
  })
}

/** @throws Refusal not-found */
export const featureById = (db: Kysely<Database>, id: string): Promise<Feature> => getFeature(db, id)

/** A feature by its id, or its external key; the public one of several with the same key. @throws Refusal not-found */
export async function featureByKey(db: Kysely<Database>, key: string): Promise<Feature> {
  if (Id.safeParse(key).success) return getFeature(db, key)
  const feature = (await findFeaturesByKey(db, [key])).at(-1)
  if (!feature) throw refuse('not-found', { params: { noun: 'feature' } })
  return feature
}

/** Several features by id; unknown ones are missing from the result. */
export const featuresByIds = (db: Kysely<Database>, ids: readonly string[]): Promise<Feature[]> =>
  findFeatures(db, ids)

/** Locks features until the transaction ends. Lock features before launches, to prevent deadlocks. */
export const lockFeatures = lockFeatureRows

/** Features that need a grade, last edited first, with the total. */
export const featuresNeedingGrade = (db: Kysely<Database>, limit: number): Promise<PageOf<Feature>> =>
  listFeatures(db, { needsGrading: true, sort: '-updatedAt', limit })
