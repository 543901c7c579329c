/** Converts rows into the facts that the warning rules of features evaluate. */
import type { Kysely } from 'kysely'
import type { ProductStage } from '../../contracts/lists.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import type { FeatureFacts } from '../../domain/warnings/facts.ts'
import { decisionFactsOf } from '../grading/decision-facts.service.ts'
import { listFeatureRows } from './facts.repository.ts'

/** The facts of these features by id, without archived and unknown ones. */
export async function featureFactsOf(
  db: Kysely<Database>,
  ids: readonly string[],
  today: PlainDate,
): Promise<Map<string, FeatureFacts>> {
  const decisions = await decisionFactsOf(db, ids)
  const rows = await listFeatureRows(db, ids)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        today,
        pmmJoinedOn: row.pmm_joined_on,
        prdFinalOn: row.prd_final_on,
        requestingCustomers: row.requesting_customers,
        productStage: (row.product_stage ?? 'early') as ProductStage,
        decision: decisions.get(row.id) ?? null,
      },
    ]),
  )
}
