import type { GateFacts } from '#server/contracts/grading.ts'
import type { RubricDefinition } from '#server/contracts/rubrics.ts'

const both = (text: string) => ({ en: text, 'zh-Hans': text })
const criterion = (id: string, weight: number) => ({
  id,
  title: both(id),
  question: both(`${id}?`),
  weight,
  levels: [0, 1, 2, 3, 4, 5].map((level) => both(`${id} ${level}`)),
})

/** A bakery's rubric for new bread: a policy with nothing in common with the shipped one. */
export const bakeryRubric: RubricDefinition = {
  title: both('New bread'),
  criteria: [criterion('crust', 50), criterion('crumb', 30), criterion('story', 20)],
  bands: [
    { grade: 'announce', from: 0 },
    { grade: 'small-scenario', from: 40 },
    { grade: 'big-scenario', from: 70 },
  ],
  gates: [
    {
      id: 'needs-crumb',
      conditions: [{ kind: 'criterion-at-least', criterion: 'crumb', value: 2 }],
      cap: 'announce',
      reason: both('Nobody buys a hollow loaf.'),
      remedy: both('Knead longer.'),
    },
    {
      id: 'needs-a-baker',
      conditions: [
        { kind: 'criterion-above', criterion: 'story', value: 1 },
        { kind: 'follow-ups-at-least', value: 2 },
        { kind: 'department-owner-set' },
        { kind: 'campaign-budget-set' },
        { kind: 'product-stage-is-not', value: 'rnd' },
      ],
      cap: 'small-scenario',
      reason: both('A big loaf needs a baker.'),
      remedy: both('Name the baker.'),
    },
  ],
  countedFunctions: ['pmm', 'sales'],
  nearLinePoints: 2,
  discussSpread: 3,
}

/** Facts with which all gates of every policy are open. */
export const openFacts: GateFacts = {
  plannedFollowUps: 9,
  hasDepartmentOwner: true,
  hasCampaignBudget: true,
  productStage: 'scale',
}

/** The facts of a feature without any values. */
export const emptyFacts: GateFacts = {
  plannedFollowUps: null,
  hasDepartmentOwner: false,
  hasCampaignBudget: false,
  productStage: 'early',
}
