/** One row: the key of the last complete recomputation, and the claim of the server that runs one. */
import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'

const id = 'all'

/** The key of the last recomputation; empty before the first. */
export async function lastComputedFor(db: Kysely<Database>): Promise<string> {
  const row = await db
    .selectFrom('warning_recomputations')
    .select('computed_for')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.computed_for ?? ''
}

/** @returns false while another server holds a claim that has not expired */
export async function claimRecomputation(
  db: Kysely<Database>,
  claim: string,
  { now, until }: { now: string; until: string },
): Promise<boolean> {
  await db
    .insertInto('warning_recomputations')
    .values({ id, computed_for: '', claimed_by: '', claimed_until: '' })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const result = await db
    .updateTable('warning_recomputations')
    .set({ claimed_by: claim, claimed_until: until })
    .where('id', '=', id)
    .where('claimed_until', '<', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** @returns false when another server has taken over */
export async function extendClaim(db: Kysely<Database>, claim: string, until: string): Promise<boolean> {
  const result = await db
    .updateTable('warning_recomputations')
    .set({ claimed_until: until })
    .where('claimed_by', '=', claim)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Releases the claim and stores the key; does nothing when another server has taken over. */
export async function finishRecomputation(
  db: Kysely<Database>,
  claim: string,
  computedFor: string,
): Promise<void> {
  await db
    .updateTable('warning_recomputations')
    .set({ computed_for: computedFor, claimed_by: '', claimed_until: '' })
    .where('claimed_by', '=', claim)
    .execute()
}
