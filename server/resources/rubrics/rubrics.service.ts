import type { Kysely } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import { type NewRubric, type Rubric, RubricDefinition, type RubricList } from '../../contracts/rubrics.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { defaultRubric } from '../../domain/policy/default-rubric.ts'
import { rubricErrors } from '../../domain/rubric/rubric-errors.ts'
import {
  currentVersion,
  ensureFirstVersion,
  type Policy,
  publishedVersion,
  publishedVersions,
  publishVersion,
} from '../policies/policies.service.ts'

const policy: Policy<RubricDefinition> = {
  noun: 'rubric',
  table: 'rubrics',
  schema: RubricDefinition,
  validate: rubricErrors,
}

/** Every version without its definition, newest first. */
export const listRubrics = (db: Kysely<Database>): Promise<RubricList['items']> =>
  publishedVersions(db, policy)

/**
 * Publishes the next version; open rounds keep their version (RULES.md, Vocabulary).
 * @throws Refusal invalid-input by field, already-exists when others keep publishing concurrently
 */
export const publishRubric = (deps: Deps, by: Person, input: NewRubric): Promise<Rubric> =>
  publishVersion(deps, by, policy, input)

/** The version for new grading rounds. */
export const currentRubric = (db: Kysely<Database>): Promise<Rubric> => currentVersion(db, policy)

/** @throws Refusal not-found */
export const rubricById = (db: Kysely<Database>, id: string): Promise<Rubric> =>
  publishedVersion(db, policy, { id })

/** Inserts the shipped rubric into a new installation. */
export const ensureRubric = (deps: Deps): Promise<void> => ensureFirstVersion(deps, policy, defaultRubric)
