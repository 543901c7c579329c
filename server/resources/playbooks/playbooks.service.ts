import type { Kysely } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import {
  type NewPlaybook,
  type Playbook,
  PlaybookDefinition,
  type PlaybookList,
} from '../../contracts/playbooks.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { playbookErrors } from '../../domain/checklist/playbook-errors.ts'
import { defaultPlaybook } from '../../domain/policy/default-playbook.ts'
import {
  currentVersion,
  ensureFirstVersion,
  type Policy,
  publishedVersion,
  publishedVersions,
  publishVersion,
} from '../policies/policies.service.ts'

const policy: Policy<PlaybookDefinition> = {
  noun: 'playbook',
  table: 'playbooks',
  schema: PlaybookDefinition,
  validate: playbookErrors,
}

/** Every version without its definition, newest first. */
export const listPlaybooks = (db: Kysely<Database>): Promise<PlaybookList['items']> =>
  publishedVersions(db, policy)

/**
 * Publishes the next version; launches keep their version until they are planned again.
 * @throws Refusal invalid-input by field, already-exists when others keep publishing concurrently
 */
export const publishPlaybook = (deps: Deps, by: Person, input: NewPlaybook): Promise<Playbook> =>
  publishVersion(deps, by, policy, input)

/** The version for new plans. */
export const currentPlaybook = (db: Kysely<Database>): Promise<Playbook> => currentVersion(db, policy)

/** @throws Refusal not-found */
export const playbookById = (db: Kysely<Database>, id: string): Promise<Playbook> =>
  publishedVersion(db, policy, { id })

/** Inserts the shipped playbook into a new installation. */
export const ensurePlaybook = (deps: Deps): Promise<void> => ensureFirstVersion(deps, policy, defaultPlaybook)
