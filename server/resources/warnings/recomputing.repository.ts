/** One row: the key of the last complete recomputation. */
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

/** Notes the key of a complete recomputation. */
export async function noteComputedFor(db: Kysely<Database>, computedFor: string): Promise<void> {
  await db
    .insertInto('warning_recomputations')
    .values({ id, computed_for: computedFor })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ computed_for: computedFor }))
    .execute()
}
