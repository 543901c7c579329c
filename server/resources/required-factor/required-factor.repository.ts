import type { Kysely } from 'kysely'
import type { Role } from '../../contracts/lists.ts'
import type { Database } from '../../db/tables.ts'
import type { Proof } from '../../domain/access/required-factor.ts'

/** The proof of a session or token, and the role of its person. */
export type ProvenRole = Readonly<{ id: string; role: Role; proof: Proof }>

/** The roles that must have a second factor. */
export async function getRequiredRoles(db: Kysely<Database>): Promise<readonly Role[]> {
  const row = await db.selectFrom('workspaces').select('second_factor_roles').executeTakeFirst()
  return readRoles(row?.second_factor_roles ?? '[]')
}

export const readRoles = (stored: string): readonly Role[] => JSON.parse(stored) as Role[]

type ProofRow = {
  id: string
  role: string
  method: string
  /** Since when the account asks for a code. */
  confirmed_at: string | null
  /** Whether the provider vouched for one; null without a sign-on. */
  has_second_factor: number | null
}

/**
 * One proof for each id; a token has a row for each identity of its owner.
 * @param isTrusted whether every sign-on at the provider counts as one with a second factor
 */
function readProofs(rows: readonly ProofRow[], isTrusted: boolean): ProvenRole[] {
  const found = new Map<string, ProvenRole>()
  for (const { id, role, method, confirmed_at, has_second_factor } of rows) {
    const isVouched = has_second_factor !== null && (isTrusted || has_second_factor === 1)
    const proof = {
      method: method as Proof['method'],
      hasFactor: confirmed_at !== null,
      isVouched: isVouched || (found.get(id)?.proof.isVouched ?? false),
    }
    found.set(id, { id, role: role as Role, proof })
  }
  return [...found.values()]
}

/** The proofs of sessions. @param isTrusted as in `readProofs` */
export async function findSessionProofs(
  db: Kysely<Database>,
  ids: readonly string[],
  isTrusted: boolean,
): Promise<ProvenRole[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .leftJoin('second_factors', 'second_factors.person_id', 'people.id')
    .select(['sessions.id', 'sessions.method', 'sessions.has_second_factor', 'people.role'])
    .select('second_factors.confirmed_at')
    .where('sessions.id', 'in', ids)
    .execute()
  return readProofs(rows, isTrusted)
}

/** The proofs of API tokens: those of their owners. @param isTrusted as in `readProofs` */
export async function findTokenProofs(
  db: Kysely<Database>,
  ids: readonly string[],
  isTrusted: boolean,
): Promise<ProvenRole[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('api_tokens')
    .innerJoin('people', 'people.id', 'api_tokens.person_id')
    .leftJoin('second_factors', 'second_factors.person_id', 'people.id')
    .leftJoin('identities', (join) =>
      join.onRef('identities.person_id', '=', 'people.id').on('identities.unlinked_at', 'is', null),
    )
    .select(['api_tokens.id', 'people.role', 'second_factors.confirmed_at'])
    .select('identities.has_second_factor')
    .where('api_tokens.id', 'in', ids)
    .execute()
  return readProofs(
    rows.map((row) => ({ ...row, method: 'token' })),
    isTrusted,
  )
}
