import type { Transaction } from 'kysely'
import type { Grading } from '../../contracts/grading.ts'
import type { Feature } from '../../contracts/features.ts'
import type { Rubric } from '../../contracts/rubrics.ts'
import type { Database } from '../../db/tables.ts'
import { refuse } from '../../domain/refusal.ts'
import { featureById } from '../features/features.service.ts'
import { currentRubric, rubricById } from '../rubrics/rubrics.service.ts'
import { listCards, type StoredCard } from './cards.repository.ts'
import { findLatestRound, hasRevealed, lockFeature, type Round } from './rounds.repository.ts'
import { scoreVisibilityOf } from './score-visibility.ts'

/** The facts of a feature that gates evaluate; a feature without an area counts as early (RULES.md, Gates). */
export const factsOf = (feature: Feature): Grading['facts'] => ({
  plannedFollowUps: feature.plannedFollowUps,
  hasDepartmentOwner: feature.departmentOwner !== null,
  hasCampaignBudget: feature.campaignBudget !== null,
  productStage: feature.productArea?.productStage ?? 'early',
})

export type LockedRound = {
  feature: Feature
  /** Absent when no round is open; the next card opens one. */
  open: Round | undefined
  /** The number of the next round. */
  nextNumber: number
  /** The rubric of the open round, or of the next one. */
  rubric: Rubric
  /** The cards of the open round, including drafts. */
  cards: StoredCard[]
  visibility: Grading['visibility']
}

/**
 * Locks the grading of a feature for writing until the transaction ends.
 * @throws Refusal not-found, feature-archived
 */
export async function lockRound(
  trx: Transaction<Database>,
  featureId: string,
  personId: string,
): Promise<LockedRound> {
  await lockFeature(trx, featureId)
  const feature = await featureById(trx, featureId)
  if (feature.archivedAt !== null) throw refuse('feature-archived')
  const latest = await findLatestRound(trx, featureId)
  const open = latest?.closedAt === null ? latest : undefined
  const rubric = open ? await rubricById(trx, open.rubricId) : await currentRubric(trx)
  const cards = open ? await listCards(trx, open.id) : []
  const isRevealed = open !== undefined && (await hasRevealed(trx, open.id, personId))
  const visibility = scoreVisibilityOf(personId, latest, cards, isRevealed)
  return { feature, open, nextNumber: (latest?.number ?? 0) + 1, rubric, cards, visibility }
}
