/** The data about a person in all tables, limited to what the reader of `db` may see. */
import { type Kysely, sql } from 'kysely'
import { documentParts, type PersonalData } from '../../contracts/personal-data.ts'
import { containingId } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'

type Part<Name extends keyof PersonalData> = PersonalData[Name]

/** The account data of a person, without credentials. */
export async function findAccountFacts(
  db: Kysely<Database>,
  personId: string,
): Promise<Pick<Part<'account'>, 'passwordChangedAt' | 'secondFactorSince' | 'identities' | 'links'>> {
  const password = await db
    .selectFrom('passwords')
    .select('changed_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const factor = await db
    .selectFrom('second_factors')
    .select('confirmed_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const identities = await db
    .selectFrom('identities')
    .select(['issuer', 'subject', 'created_at as createdAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  const links = await db
    .selectFrom('account_links')
    .select(['purpose', 'created_at as createdAt', 'expires_at as expiresAt', 'used_at as usedAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  return {
    passwordChangedAt: password?.changed_at ?? null,
    secondFactorSince: factor?.confirmed_at ?? null,
    identities,
    links: links as Part<'account'>['links'],
  }
}

export async function listAllSessions(db: Kysely<Database>, personId: string): Promise<Part<'sessions'>> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'method', 'address', 'user_agent as userAgent', 'created_at as createdAt'])
    .select(['last_seen_at as lastSeenAt', 'expires_at as expiresAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  return rows as Part<'sessions'>
}

export const listKnownDevices = (db: Kysely<Database>, personId: string): Promise<Part<'knownDevices'>> =>
  db
    .selectFrom('known_devices')
    .select(['created_at as createdAt', 'last_used_at as lastUsedAt', 'expires_at as expiresAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()

export async function listAllTokens(db: Kysely<Database>, personId: string): Promise<Part<'apiTokens'>> {
  const rows = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'scope', 'created_at as createdAt', 'expires_at as expiresAt'])
    .select(['last_used_at as lastUsedAt', 'revoked_at as revokedAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  return rows as Part<'apiTokens'>
}

export async function listOwned(
  db: Kysely<Database>,
  personId: string,
): Promise<Pick<PersonalData, 'features' | 'launches'>> {
  const features = await db
    .selectFrom('features')
    .select(['id', 'title', 'pm_owner_id', 'pmm_owner_id', 'department_owner_id'])
    .where((eb) =>
      eb.or([
        eb('pm_owner_id', '=', personId),
        eb('pmm_owner_id', '=', personId),
        eb('department_owner_id', '=', personId),
      ]),
    )
    .orderBy('id')
    .execute()
  const launches = await db
    .selectFrom('launches')
    .select(['id', 'title'])
    .where('owner_id', '=', personId)
    .orderBy('id')
    .execute()
  return {
    features: features.map(({ id, title, ...owners }) => ({
      id,
      title,
      as: [
        ...(owners.pm_owner_id === personId ? (['pm-owner'] as const) : []),
        ...(owners.pmm_owner_id === personId ? (['pmm-owner'] as const) : []),
        ...(owners.department_owner_id === personId ? (['department-owner'] as const) : []),
      ],
    })),
    launches,
  }
}

export async function listDocumentRoles(db: Kysely<Database>, personId: string): Promise<Part<'documents'>> {
  const ofPerson = (column: 'added_by_id' | 'withdrawn_by_id') =>
    db.selectFrom('document_versions').select('document_id').where(column, '=', personId)
  const rows = await db
    .selectFrom('documents')
    .innerJoin('features', 'features.id', 'documents.feature_id')
    .select(['documents.id', 'documents.title', 'documents.feature_id', 'features.title as feature_title'])
    .select((eb) => [
      eb('documents.id', 'in', ofPerson('added_by_id')).as('added'),
      eb('documents.id', 'in', ofPerson('withdrawn_by_id')).as('withdrew'),
      eb.fn.coalesce(eb('documents.final_by_id', '=', personId), sql.lit(false)).as('marked-final'),
    ])
    .where((eb) =>
      eb.or([
        eb('documents.final_by_id', '=', personId),
        eb('documents.id', 'in', ofPerson('added_by_id')),
        eb('documents.id', 'in', ofPerson('withdrawn_by_id')),
      ]),
    )
    .orderBy('documents.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    feature: { id: row.feature_id, title: row.feature_title },
    as: documentParts.filter((part) => Boolean(row[part])),
  }))
}

export async function listTaskRoles(db: Kysely<Database>, personId: string): Promise<Part<'tasks'>> {
  const rows = await db
    .selectFrom('tasks')
    .innerJoin('launches', 'launches.id', 'tasks.launch_id')
    .selectAll('tasks')
    .select('launches.title as launch_title')
    .where((eb) =>
      eb.or([
        eb('tasks.assignee_id', '=', personId),
        eb('tasks.completed_by_id', '=', personId),
        eb('tasks.skipped_by_id', '=', personId),
        eb('tasks.ticks', 'like', containingId(personId)),
      ]),
    )
    .orderBy('tasks.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: JSON.parse(row.title) as Part<'tasks'>[number]['title'],
    launch: { id: row.launch_id, title: row.launch_title },
    as: [
      ...(row.assignee_id === personId ? (['assigned'] as const) : []),
      ...(row.completed_by_id === personId ? (['completed'] as const) : []),
      ...(row.skipped_by_id === personId ? (['skipped'] as const) : []),
      ...(row.ticks.includes(personId) ? (['ticked'] as const) : []),
    ],
    state: row.state,
    dueOn: row.due_on,
  }))
}

export async function listNamedOn(db: Kysely<Database>, personId: string): Promise<Part<'namedOn'>> {
  const features = await db
    .selectFrom('feature_named_people')
    .innerJoin('features', 'features.id', 'feature_named_people.feature_id')
    .where('feature_named_people.person_id', '=', personId)
    .select(['features.id', 'features.title', sql.lit<'feature'>('feature').as('noun')])
    .orderBy('features.id')
    .execute()
  const launches = await db
    .selectFrom('launch_named_people')
    .innerJoin('launches', 'launches.id', 'launch_named_people.launch_id')
    .where('launch_named_people.person_id', '=', personId)
    .select(['launches.id', 'launches.title', sql.lit<'launch'>('launch').as('noun')])
    .orderBy('launches.id')
    .execute()
  return [...features, ...launches]
}

/** Dismissed warnings, uploaded files and published policies. */
export async function listAuthoredNotes(
  db: Kysely<Database>,
  personId: string,
): Promise<Pick<PersonalData, 'dismissals' | 'imports' | 'published'>> {
  const dismissals = await db
    .selectFrom('warning_dismissals')
    .select(['warning_id as warningId', 'reason', 'dismissed_at as dismissedAt'])
    .where('person_id', '=', personId)
    .orderBy('dismissed_at')
    .execute()
  const imports = await db
    .selectFrom('imports')
    .select(['id', 'file_name as fileName', 'created_at as createdAt', 'committed_at as committedAt'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  const published: Part<'published'> = []
  for (const [noun, table] of [
    ['rubric', 'rubrics'],
    ['playbook', 'playbooks'],
  ] as const) {
    const rows = await db
      .selectFrom(table)
      .select(['id', 'version', 'note', 'published_at as publishedAt'])
      .where('published_by_id', '=', personId)
      .orderBy('version')
      .execute()
    published.push(...rows.map((row) => ({ noun, ...row })))
  }
  return { dismissals, imports, published }
}
