import type { ClosedGate, Proposal } from '#server/contracts/grading.ts'
import type { Grade } from '#server/contracts/lists.ts'
import { grades } from '#server/contracts/lists.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'
import { gradeRank } from '#server/domain/rubric/grade-order.ts'
import { shownTotal } from '#server/domain/rubric/proposal.ts'
import { gatesForbidding } from '#server/domain/rubric/reading.ts'
import { listOf, number, points } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { gradeName, productStageName } from '../../locales/vocabulary.ts'
import type { ProductStage } from '#server/contracts/lists.ts'
import { t } from '../../locales/grading.ts'

/** Whose scores the proposal is from: one's own card while scoring, or all cards. */
export type ScoreSource = 'live' | 'consensus'

/**
 * What a gate is missing; for an empty field of the feature with the field's name, so that the page can link
 * to it.
 */
export type MissingText = { text: string; field: string | null }
export type GateText = { id: string; title: string; help: string; missing: MissingText[] }

const isRange = (proposal: Proposal) => shownTotal(proposal.high.total) > shownTotal(proposal.low.total)

/** The main sentence of the proposal. */
export function proposalSentence(proposal: Proposal, source: ScoreSource): string {
  if (proposal.unknown.length === proposal.parts.length && source === 'live') return t('proposal.empty')
  if (proposal.grade !== null)
    return t(source === 'live' ? 'proposal.live' : 'proposal.of', { grade: gradeName(proposal.grade) })
  const [low, high] = [proposal.possible[0], proposal.possible.at(-1)]
  return t('proposal.liveRange', { low: low ? gradeName(low) : '', high: high ? gradeName(high) : '' })
}

/**
 * The numbers behind it: the total and its distances to the adjacent thresholds, consistent with displayed
 * totals.
 */
export function totalSentences(proposal: Proposal, definition: RubricDefinition): string[] {
  const [low, high] = [shownTotal(proposal.low.total), shownTotal(proposal.high.total)]
  if (isRange(proposal)) return [t('proposal.range', { low: points(low), high: points(high) })]
  const lines = definition.bands.filter((band) => band.from > 0)
  const above = lines.find((band) => band.from > low)
  const under = lines.findLast((band) => band.from <= low)
  return [
    t('proposal.total', { total: points(low) }),
    ...(above
      ? [t('proposal.below', { points: points(above.from - low), grade: gradeName(above.grade) })]
      : []),
    ...(under
      ? [
          under.from === low
            ? t('proposal.on', { grade: gradeName(under.grade) })
            : t('proposal.above', { points: points(low - under.from), grade: gradeName(under.grade) }),
        ]
      : []),
  ]
}

/** Why the total is a range, or ''. */
export function whyRange(
  proposal: Proposal,
  definition: RubricDefinition,
  source: ScoreSource,
  unanswered: readonly string[],
): string {
  if (unanswered.length > 0) return t('proposal.open', { count: unanswered.length })
  if (proposal.unknown.length === 0) return ''
  const names = listOf(proposal.unknown.map((id) => criterionTitle(definition, id)))
  return source === 'live'
    ? t('proposal.unknownMine', { names })
    : t('proposal.unknown', { names, count: proposal.unknown.length })
}

/** That a threshold is near, or ''. */
export function nearThresholdText(proposal: Proposal): string {
  const [near] = proposal.nearLine
  if (!near || isRange(proposal)) return ''
  const distance = Math.abs(near.from - shownTotal(proposal.low.total))
  const words = { points: points(distance), grade: gradeName(near.grade) }
  if (distance === 0) return t('proposal.nearOn', words)
  // While a gate limits the grade, crossing this threshold changes nothing.
  return t(proposal.heldBy.length > 0 ? 'proposal.nearHeld' : 'proposal.nearText', words)
}

/**
 * The relevant gates: those that limit the grade below its points, otherwise those that would limit it with
 * more points. With unknown scores, only gates that stay closed for every possible score.
 */
export function relevantGates(proposal: Proposal): { gates: ClosedGate[]; isHolding: boolean } {
  const certain = proposal.high.closedGates
  const holding = gatesForbidding(certain, proposal.low.bandGrade)
  if (holding.length > 0) return { gates: holding, isHolding: true }
  const next = nextGrade(proposal.high.bandGrade)
  if (isRange(proposal) || next === null) return { gates: [], isHolding: false }
  return { gates: gatesForbidding(certain, next), isHolding: false }
}

const nextGrade = (grade: Grade): Grade | null => grades[gradeRank(grade) + 1] ?? null

export function gateTexts(proposal: Proposal, definition: RubricDefinition): GateText[] {
  const { gates, isHolding } = relevantGates(proposal)
  const total = shownTotal(proposal.low.total)
  const next = definition.bands.find((band) => band.from > total)
  return gates.map((gate) => ({
    id: gate.gate,
    title: isHolding
      ? t('proposal.held', { band: gradeName(proposal.low.bandGrade), grade: gradeName(gate.cap) })
      : t('proposal.ahead', {
          points: points((next?.from ?? 100) - total),
          grade: next ? gradeName(next.grade) : '',
        }),
    help: t(isHolding ? 'proposal.heldText' : 'proposal.aheadText', { remedy: localText(gate.remedy) }),
    missing: gate.missing.map((part) => missingText(part, definition)),
  }))
}

/** What a gate is missing, translated. */
export function missingText(part: ClosedGate['missing'][number], definition: RubricDefinition): MissingText {
  const criterion = part.criterion ? criterionTitle(definition, part.criterion) : ''
  const actual = typeof part.actual === 'number' ? number(part.actual) : '0'
  const needed = typeof part.needed === 'number' ? number(part.needed) : ''
  switch (part.kind) {
    case 'criterion-at-least':
      if (part.actual === null) return { text: t('proposal.meanUnknown', { criterion, needed }), field: null }
      return { text: t('proposal.mean', { criterion, actual, needed }), field: null }
    case 'criterion-above':
      return { text: t('proposal.meanAbove', { criterion, actual, needed }), field: null }
    case 'follow-ups-at-least':
      return { text: t('proposal.followUps', { actual, needed }), field: 'plannedFollowUps' }
    case 'department-owner-set':
      return { text: t('proposal.owner'), field: 'departmentOwnerId' }
    case 'campaign-budget-set':
      return { text: t('proposal.budget'), field: 'campaignBudget' }
    default:
      return {
        text: t('proposal.stage', { stage: productStageName(part.actual as ProductStage) }),
        field: 'productAreaId',
      }
  }
}

export function criterionTitle(definition: RubricDefinition, id: string): string {
  const found = definition.criteria.find((criterion) => criterion.id === id)
  return found ? localText(found.title) : id
}
