import { describe, expect, it } from 'vitest'
import type { Grade } from '#server/contracts/lists.ts'
import { checkDecision, needsDepartmentLead, requiredReasons } from '#server/domain/rubric/decision.ts'
import { propose } from '#server/domain/rubric/proposal.ts'
import type { Means } from '#server/domain/rubric/gates.ts'
import { bakeryRubric, emptyFacts } from './bakery-rubric.ts'

const goodReason = 'The harvest fair is in May.'
const choose = (means: Means, grade: Grade, reason: string | null = null, isDepartmentLead = false) => ({
  definition: bakeryRubric,
  proposal: propose(bakeryRubric, means, emptyFacts),
  means,
  facts: emptyFacts,
  grade,
  reason,
  isDepartmentLead,
})
const small = { crust: 3, crumb: 3, story: 3 }
const hollow = { crust: 5, crumb: 1, story: 5 }
const unsure = { crust: 4, crumb: null, story: 1 }
const owes = (why: Record<string, string>) => ({ path: 'reason', code: 'reason-required', params: why })
const needsLead = { path: 'grade', code: 'department-lead-required', params: { gradesAway: 2 } }

describe('checkDecision', () => {
  it('requires nothing for the proposal', () => {
    expect(checkDecision(choose(small, 'small-scenario'))).toEqual({ isAllowed: true, liftedGates: [] })
  })

  it('requires no reason for a proposal that a gate caps', () => {
    expect(checkDecision(choose(hollow, 'announce'))).toEqual({ isAllowed: true, liftedGates: [] })
  })

  it('requires a reason when it differs from the proposal', () => {
    expect(checkDecision(choose(small, 'announce'))).toEqual({
      isAllowed: false,
      problems: [owes({ why: 'differs-from-proposal', proposed: 'small-scenario' })],
    })
    expect(checkDecision(choose(small, 'announce', goodReason))).toEqual({ isAllowed: true, liftedGates: [] })
  })

  it('requires a reason for each overridden gate, and lists them', () => {
    expect(checkDecision(choose(hollow, 'small-scenario'))).toEqual({
      isAllowed: false,
      problems: [
        owes({ why: 'differs-from-proposal', proposed: 'announce' }),
        owes({ why: 'gate-forbids', gate: 'needs-crumb', cap: 'announce' }),
      ],
    })
    expect(checkDecision(choose(hollow, 'big-scenario', goodReason, true))).toEqual({
      isAllowed: true,
      liftedGates: ['needs-crumb', 'needs-a-baker'],
    })
  })

  it('requires a reason when there is no single proposal, at any grade', () => {
    const noSingle = owes({ why: 'no-single-proposal', lowest: 'announce', highest: 'small-scenario' })
    expect(checkDecision(choose(unsure, 'announce'))).toEqual({ isAllowed: false, problems: [noSingle] })
    expect(checkDecision(choose(unsure, 'small-scenario'))).toEqual({
      isAllowed: false,
      problems: [noSingle, owes({ why: 'gate-forbids', gate: 'needs-crumb', cap: 'announce' })],
    })
    expect(checkDecision(choose(unsure, 'small-scenario', goodReason))).toEqual({
      isAllowed: true,
      liftedGates: ['needs-crumb'],
    })
  })

  it.each([
    ['   \n ', 'reason-required'],
    ['too short', 'reason-too-short'],
    ['   too short   ', 'reason-too-short'],
    ['𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷', 'reason-too-short'],
  ])('rejects %j as a reason', (reason, code) => {
    expect(checkDecision(choose(small, 'announce', reason))).toMatchObject({
      isAllowed: false,
      problems: [{ code }],
    })
  })

  it('counts characters, not UTF-16 units', () => {
    expect(checkDecision(choose(small, 'announce', '要和移动考勤一起推广')).isAllowed).toBe(true)
    expect(checkDecision(choose(small, 'announce', '九个字的理由还不够')).isAllowed).toBe(false)
  })

  it('requires a department lead two grades or more from the proposal', () => {
    expect(checkDecision(choose(small, 'concept-campaign', goodReason))).toEqual({
      isAllowed: false,
      problems: [needsLead],
    })
    expect(checkDecision(choose(small, 'concept-campaign', goodReason, true)).isAllowed).toBe(true)
    expect(checkDecision(choose(small, 'big-scenario', goodReason)).isAllowed).toBe(true)
    expect(checkDecision(choose(small, 'concept-campaign'))).toMatchObject({
      problems: [{ code: 'reason-required' }, { code: 'reason-required' }, needsLead],
    })
  })

  it('measures the distance from the nearest possible grade', () => {
    const proposal = propose(bakeryRubric, unsure, emptyFacts)
    expect(proposal.possible).toEqual(['announce', 'small-scenario'])
    expect(needsDepartmentLead(proposal, 'big-scenario')).toBe(false)
    expect(needsDepartmentLead(proposal, 'concept-campaign')).toBe(true)
  })
})

describe('requiredReasons', () => {
  it('can be computed beforehand, with the complete closed gate', () => {
    expect(requiredReasons(choose(small, 'small-scenario'))).toEqual([])
    expect(requiredReasons(choose(hollow, 'small-scenario'))).toMatchObject([
      { why: 'differs-from-proposal', proposed: 'announce' },
      {
        why: 'gate-forbids',
        gate: { gate: 'needs-crumb', missing: [{ criterion: 'crumb', needed: 2, actual: 1 }] },
      },
    ])
  })
})
