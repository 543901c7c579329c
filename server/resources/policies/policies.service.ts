/** Publishes and reads versions of a policy; shared by rubrics and playbooks. */
import type { Kysely } from 'kysely'
import type { AuditEvent } from '../../contracts/activity.ts'
import type { Person } from '../../contracts/people.ts'
import type { BothLanguages } from '../../contracts/primitives.ts'
import type { FieldError } from '../../contracts/problems.ts'
import { isUniqueViolation } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { refuse, requireCurrent } from '../../domain/refusal.ts'
import { recordEvents } from '../activity/activity.service.ts'
import {
  findVersion,
  insertVersion,
  insertVersionOnce,
  latestVersion,
  listVersions,
  type PolicyTable,
  type PublishedVersion,
} from './policies.repository.ts'

type Titled = { title: BothLanguages }

/** A kind of policy: its entity type, table, schema and validation, and the definition that ships with the product. */
export type Policy<Definition extends Titled> = {
  noun: AuditEvent['noun']
  table: PolicyTable
  schema: { parse: (stored: unknown) => Definition }
  validate: (definition: Definition) => FieldError[]
  shipped: Definition
}

type Input<Definition> = { definition: Definition; note: string | null; basedOn: number }
type Published<Definition> = PublishedVersion & { definition: Definition }

async function publishedVersion<Definition extends Titled>(
  db: Kysely<Database>,
  { noun, table, schema }: Policy<Definition>,
  which: Parameters<typeof findVersion>[2],
): Promise<Published<Definition>> {
  const found = await findVersion(db, table, which)
  if (!found) throw refuse('not-found', { params: { noun } })
  return { ...found.version, definition: schema.parse(found.definition) }
}

const publishNext = <Definition extends Titled>(
  deps: Deps,
  by: Person,
  policy: Policy<Definition>,
  { definition, note, basedOn }: Input<Definition>,
): Promise<Published<Definition>> =>
  deps.db.transaction().execute(async (trx) => {
    const id = deps.newId()
    const before = await latestVersion(trx, policy.table)
    requireCurrent({ version: before }, basedOn)
    const version = before + 1
    await insertVersion(trx, policy.table, {
      id,
      version,
      definition,
      note,
      publishedAt: deps.now(),
      publishedById: by.id,
    })
    await recordEvents(trx, deps, by.id, [
      {
        noun: policy.noun,
        entity: { id, title: definition.title },
        verb: 'published',
        changes: [{ field: 'version', before, after: version }],
      },
    ])
    return publishedVersion(trx, policy, { id })
  })

/** The operations of a policy. */
export const policyService = <Definition extends Titled>(policy: Policy<Definition>) => ({
  /** Every version without its definition, newest first. */
  list: (db: Kysely<Database>): Promise<PublishedVersion[]> => listVersions(db, policy.table),

  /** The highest version. */
  current: (db: Kysely<Database>): Promise<Published<Definition>> => publishedVersion(db, policy, 'current'),

  /** @throws Refusal not-found */
  byId: (db: Kysely<Database>, id: string): Promise<Published<Definition>> =>
    publishedVersion(db, policy, { id }),

  /**
   * Publishes the next version.
   * @throws Refusal invalid-input by field, stale-version when another has been published since `basedOn`
   */
  async publish(deps: Deps, by: Person, input: Input<Definition>): Promise<Published<Definition>> {
    const errors = policy
      .validate(input.definition)
      .map((fault) => ({ ...fault, path: `definition.${fault.path}` }))
    if (errors.length > 0) throw refuse('invalid-input', { errors })
    try {
      return await publishNext(deps, by, policy, input)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      throw refuse('stale-version', { params: { current: input.basedOn + 1 } })
    }
  },

  /** Inserts the shipped version into a new installation; safe with several servers. */
  ensureFirst: (deps: Deps): Promise<void> =>
    insertVersionOnce(deps.db, policy.table, {
      id: deps.newId(),
      version: 1,
      definition: policy.shipped,
      note: null,
      publishedAt: deps.now(),
      publishedById: null,
    }),
})
