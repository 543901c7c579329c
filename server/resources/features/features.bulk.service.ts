/** Bulk operations on features, for imports. */
import type { Kysely } from 'kysely'
import type { Feature } from '../../contracts/features.ts'
import type { Database } from '../../db/tables.ts'
import {
  featureUpdate,
  featureInsertion,
  findFeaturesByTitle,
  isAnyTaken,
} from './features.bulk.repository.ts'
import { findFeaturesByKey } from './features.repository.ts'

/** The features that a batch of rows may match: by external key, archived or not, and by exact title if not archived. */
export async function candidateFeatures(
  db: Kysely<Database>,
  { keys, titles }: { keys: readonly string[]; titles: readonly string[] },
): Promise<Feature[]> {
  const byKey = await findFeaturesByKey(db, keys)
  const byTitle = await findFeaturesByTitle(db, titles)
  const seen = new Set(byKey.map(({ id }) => id))
  return [...byKey, ...byTitle.filter(({ id }) => !seen.has(id))]
}

/** Prepares the insertion of features before a transaction. The import records the events. */
export const prepareFeatures = featureInsertion

/** Prepares the change of features before a transaction. The import records the events. */
export const prepareFeatureChanges = featureUpdate

/** Whether a feature that the import would add exists already. */
export const isAnyFeatureTaken = isAnyTaken
