import type { ClosedGate, GateFacts } from '../../contracts/grading.ts'
import type { GateCondition, RubricDefinition } from '../../contracts/rubrics.ts'

/** criterion id → mean score 0 to 5; null or absent = unknown. */
export type Means = Readonly<Record<string, number | null>>

/** What an unknown criterion counts as at one end of the range. */
export type UnknownScore = 0 | 5

type Missing = ClosedGate['missing'][number]

/** The mean of a criterion, null when unknown. */
export function meanOf(means: Means, criterion: string): number | null {
  const mean = means[criterion]
  return typeof mean === 'number' ? mean : null
}

/**
 * The gates that are not met, in the rubric's order, each with every unmet condition. `actual` is null for unknown or
 * empty values, whichever value unknown scores count as (RULES.md, Gates).
 */
export function closedGates(
  definition: RubricDefinition,
  means: Means,
  facts: GateFacts,
  unknownAs: UnknownScore,
): ClosedGate[] {
  return definition.gates.flatMap((gate) => {
    const missing = gate.conditions
      .map((condition) => missingOf(condition, means, facts, unknownAs))
      .filter((part) => part !== null)
    const { id, cap, reason, remedy } = gate
    return missing.length === 0 ? [] : [{ gate: id, cap, reason, remedy, missing }]
  })
}

function missingOf(
  condition: GateCondition,
  means: Means,
  facts: GateFacts,
  unknownAs: UnknownScore,
): Missing | null {
  const { kind } = condition
  switch (kind) {
    case 'criterion-at-least':
    case 'criterion-above': {
      const { criterion, value } = condition
      const actual = meanOf(means, criterion)
      const read = actual ?? unknownAs
      const isMet = kind === 'criterion-at-least' ? read >= value : read > value
      return isMet ? null : { kind, criterion, needed: value, actual }
    }
    case 'follow-ups-at-least': {
      const actual = facts.plannedFollowUps
      return (actual ?? 0) >= condition.value ? null : { kind, needed: condition.value, actual }
    }
    case 'department-owner-set':
      return facts.hasDepartmentOwner ? null : { kind, actual: null }
    case 'campaign-budget-set':
      return facts.hasCampaignBudget ? null : { kind, actual: null }
    case 'product-stage-is-not':
      return facts.productStage !== condition.value
        ? null
        : { kind, needed: condition.value, actual: facts.productStage }
  }
}
