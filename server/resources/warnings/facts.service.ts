/** Converts rows into the facts that warning rules evaluate. */
import type { Kysely } from 'kysely'
import type { Grade, ProductStage } from '../../contracts/lists.ts'
import type { PlainDate } from '../../contracts/primitives.ts'
import type { Database } from '../../db/tables.ts'
import { highestGrade } from '../../domain/checklist/launch-grade.ts'
import type { FeatureFacts, LaunchFacts } from '../../domain/warnings/facts.ts'
import { decisionFactsOf } from '../grading/decision-facts.service.ts'
import { taskFactsOf } from '../tasks/task-facts.service.ts'
import { listFeatureRows, listLaunchRows, listPartRows } from './facts.repository.ts'

const stageOf = (stored: string | null) => (stored ?? 'early') as ProductStage

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
        productStage: stageOf(row.product_stage),
        decision: decisions.get(row.id) ?? null,
      },
    ]),
  )
}

type PartRow = Awaited<ReturnType<typeof listPartRows>>[number]

async function partsOf(db: Kysely<Database>, launchIds: readonly string[]): Promise<Map<string, PartRow[]>> {
  const parts = new Map<string, PartRow[]>(launchIds.map((id) => [id, []]))
  for (const part of await listPartRows(db, launchIds)) parts.get(part.launch_id)?.push(part)
  return parts
}

/** The facts of these launches by id, without archived and unknown ones. */
export async function launchFactsOf(
  db: Kysely<Database>,
  ids: readonly string[],
  today: PlainDate,
): Promise<Map<string, LaunchFacts>> {
  const rows = await listLaunchRows(db, ids)
  const tasks = await taskFactsOf(db, ids)
  const parts = await partsOf(db, ids)
  return new Map(
    rows.map((row) => {
      const features = parts.get(row.id) ?? []
      return [
        row.id,
        {
          today,
          isPlanned: row.status !== 'draft',
          launchDate: row.launch_date,
          grade: row.grade as Grade | null,
          decidedGrade: highestGrade(features.map(({ grade }) => grade as Grade | null)),
          gradeReason: row.grade_reason,
          paidSpend: row.paid_spend,
          features: features.map(({ title, release_date, product_stage }) => ({
            title,
            releaseDate: release_date,
            productStage: stageOf(product_stage),
          })),
          tasks: tasks.get(row.id) ?? [],
        },
      ]
    }),
  )
}
