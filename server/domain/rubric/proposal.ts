import type { ClosedGate, Consensus, GateFacts, Proposal, Reading } from '../../contracts/grading.ts'
import type { RubricDefinition } from '../../contracts/rubrics.ts'
import { scoreOn, type CardScores } from './consensus.ts'
import { meanOf, type Means } from './gates.ts'
import { gatesForbidding, pointsOf, pointTolerance, readingOf } from './reading.ts'

/** The means of a consensus, as `propose` takes them. */
export const means = (agreed: Consensus): Means =>
  Object.fromEntries(agreed.criteria.map(({ criterion, mean }) => [criterion, mean]))

/** One person's scores as means, for the live proposal next to their own card. */
export const meansOfCard = (definition: RubricDefinition, scores: CardScores): Means =>
  Object.fromEntries(definition.criteria.map(({ id }) => [id, scoreOn(scores, id)]))

/** A total for display: floored to one decimal, so that 59.96 is never shown as 60 (RULES.md, Bands). */
export const shownTotal = (total: number): number => Math.floor((total + pointTolerance) * 10) / 10

/**
 * Proposes a grade from scores and gates, with all intermediate results. With unknown criteria the result is a range,
 * computed with 0 and with 5; when the two grades differ there is no single proposal (RULES.md, Ranges).
 * @param known mean scores 0 to 5 per criterion; null or absent = unknown
 */
export function propose(definition: RubricDefinition, known: Means, facts: GateFacts): Proposal {
  const low = readingOf(definition, known, facts, 0)
  const high = readingOf(definition, known, facts, 5)
  const possible = [...new Set([low.grade, high.grade])]
  return {
    low,
    high,
    grade: possible.length === 1 ? low.grade : null,
    possible,
    parts: partsOf(definition, known),
    unknown: definition.criteria.map(({ id }) => id).filter((id) => meanOf(known, id) === null),
    nearLine: nearLineOf(definition, low.total, high.total),
    distances: definition.bands.map(({ grade, from }) => ({
      grade,
      from,
      distance: missingPoints(from, low.total),
    })),
    heldBy: heldByOf(low, high),
  }
}

/** Points missing to a threshold; negative above it, 0 within the float tolerance. */
function missingPoints(from: number, total: number): number {
  const distance = from - total
  return Math.abs(distance) <= pointTolerance ? 0 : distance
}

const partsOf = (definition: RubricDefinition, known: Means): Proposal['parts'] =>
  definition.criteria.map(({ id, weight }) => {
    const mean = meanOf(known, id)
    return { criterion: id, weight, mean, points: mean === null ? null : pointsOf(weight, mean) }
  })

// The lowest band has no threshold: there is no grade below it.
const nearLineOf = (definition: RubricDefinition, low: number, high: number): Proposal['nearLine'] =>
  definition.bands.slice(1).flatMap(({ grade, from }) => {
    const [fromLow, fromHigh] = [missingPoints(from, low), missingPoints(from, high)]
    const distance = Math.abs(fromLow) <= Math.abs(fromHigh) ? fromLow : fromHigh
    const isNear = Math.abs(distance) <= definition.nearLinePoints + pointTolerance
    return isNear ? [{ grade, from, distance }] : []
  })

function heldByOf(low: Reading, high: Reading): ClosedGate[] {
  const atLow = gatesForbidding(low.closedGates, low.bandGrade)
  const atHigh = gatesForbidding(high.closedGates, high.bandGrade)
  return [...atLow, ...atHigh.filter(({ gate }) => !atLow.some((held) => held.gate === gate))]
}
