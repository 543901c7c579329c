import type { Kysely } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import type { NewRubric, Rubric } from '../../contracts/rubrics.ts'
import { isUniqueViolation } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { defaultRubric } from '../../domain/policy/default-rubric.ts'
import { refuse } from '../../domain/refusal.ts'
import { rubricFaults } from '../../domain/rubric/faults.ts'
import { recordDeeds } from '../activity/activity.service.ts'
import { getRubric, insertRubric, insertRubricOnce, latestRubricVersion } from './rubrics.repository.ts'

/**
 * Publishes the next version; rounds that are open keep the one they began with (domain.md, Vocabulary).
 * @throws Refusal invalid-input by field, already-exists when others keep publishing at the same moment
 */
export async function publishRubric(deps: Deps, by: Person, input: NewRubric): Promise<Rubric> {
  const errors = rubricFaults(input.definition).map((fault) => ({
    ...fault,
    path: `definition.${fault.path}`,
  }))
  if (errors.length > 0) throw refuse('invalid-input', { errors })
  try {
    return await publishNext(deps, by, input)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
  try {
    return await publishNext(deps, by, input)
  } catch (error) {
    throw isUniqueViolation(error) ? refuse('already-exists') : error
  }
}

const publishNext = (deps: Deps, by: Person, { definition, note }: NewRubric): Promise<Rubric> =>
  deps.db.transaction().execute(async (trx) => {
    const id = deps.newId()
    const before = await latestRubricVersion(trx)
    const version = before + 1
    await insertRubric(trx, { id, version, definition, note, publishedAt: deps.now(), publishedById: by.id })
    await recordDeeds(trx, deps, by.id, [
      {
        noun: 'rubric',
        thing: { id, title: definition.title },
        verb: 'published',
        changes: [{ field: 'version', before, after: version }],
      },
    ])
    return getRubric(trx, { id })
  })

/** The version that a new grading round is bound to. */
export const currentRubric = async (db: Kysely<Database>): Promise<Rubric> =>
  getRubric(db, { version: await latestRubricVersion(db) })

/** @throws Refusal not-found */
export const rubricById = (db: Kysely<Database>, id: string): Promise<Rubric> => getRubric(db, { id })

/** Ships the rubric that a new installation begins with. */
export const ensureRubric = (deps: Deps): Promise<void> =>
  insertRubricOnce(deps.db, {
    id: deps.newId(),
    version: 1,
    definition: defaultRubric,
    note: null,
    publishedAt: deps.now(),
    publishedById: null,
  })
