import type { Kysely } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import type { NewPlaybook, Playbook } from '../../contracts/playbooks.ts'
import { isUniqueViolation } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { defaultPlaybook } from '../../domain/policy/default-playbook.ts'
import { refuse } from '../../domain/refusal.ts'
import { playbookFaults } from '../../domain/checklist/faults.ts'
import { recordDeeds } from '../activity/activity.service.ts'
import {
  getPlaybook,
  insertPlaybook,
  insertPlaybookOnce,
  latestPlaybookVersion,
} from './playbooks.repository.ts'

/**
 * Publishes the next version; launches keep the one their plan was made from until they are planned again.
 * @throws Refusal invalid-input by field, already-exists when others keep publishing at the same moment
 */
export async function publishPlaybook(deps: Deps, by: Person, input: NewPlaybook): Promise<Playbook> {
  const errors = playbookFaults(input.definition).map((fault) => ({
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

const publishNext = (deps: Deps, by: Person, { definition, note }: NewPlaybook): Promise<Playbook> =>
  deps.db.transaction().execute(async (trx) => {
    const id = deps.newId()
    const before = await latestPlaybookVersion(trx)
    const version = before + 1
    await insertPlaybook(trx, {
      id,
      version,
      definition,
      note,
      publishedAt: deps.now(),
      publishedById: by.id,
    })
    await recordDeeds(trx, deps, by.id, [
      {
        noun: 'playbook',
        thing: { id, title: definition.title },
        verb: 'published',
        changes: [{ field: 'version', before, after: version }],
      },
    ])
    return getPlaybook(trx, { id })
  })

/** The version that a new plan is made from. */
export const currentPlaybook = async (db: Kysely<Database>): Promise<Playbook> =>
  getPlaybook(db, { version: await latestPlaybookVersion(db) })

/** @throws Refusal not-found */
export const playbookById = (db: Kysely<Database>, id: string): Promise<Playbook> => getPlaybook(db, { id })

/** Ships the playbook that a new installation begins with. */
export const ensurePlaybook = (deps: Deps): Promise<void> =>
  insertPlaybookOnce(deps.db, {
    id: deps.newId(),
    version: 1,
    definition: defaultPlaybook,
    note: null,
    publishedAt: deps.now(),
    publishedById: null,
  })
