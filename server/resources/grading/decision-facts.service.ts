import type { Kysely } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { FeatureFacts } from '../../domain/warnings/facts.ts'
import { listCurrentDecisions } from './decisions.repository.ts'

/** The facts about current decisions that warnings need, by feature. */
export async function decisionFactsOf(
  db: Kysely<Database>,
  featureIds: readonly string[],
): Promise<Map<string, NonNullable<FeatureFacts['decision']>>> {
  const decisions = await listCurrentDecisions(db, featureIds)
  return new Map(
    decisions.map(({ featureId, grade, reason, snapshot: { proposal, consensus } }) => [
      featureId,
      {
        grade,
        reason,
        proposedGrade: proposal.grade,
        countedCards: consensus.countedCards,
        corePersonaFit:
          proposal.parts.find(({ criterion }) => criterion === 'core-persona-fit')?.mean ?? null,
      },
    ]),
  )
}
