import { both } from '../policy/both-languages.ts'
import { gradeRank } from '../rubric/grade-order.ts'
import type { FeatureFacts } from './facts.ts'
import type { WarningRule } from './warning-rule.ts'
import { dayInWords, gradeName } from './wording.ts'

/** The warnings about a feature (RULES.md, Warnings). */
export const featureRules: readonly WarningRule<FeatureFacts>[] = [
  {
    code: 'W01',
    slug: 'pmm-joined-late',
    severity: 'warning',
    noun: 'feature',
    title: both('Product marketing joined late', 'PMM 介入太晚'),
    causes: [
      {
        when: ({ pmmJoinedOn, prdFinalOn }) =>
          pmmJoinedOn !== null && prdFinalOn !== null && pmmJoinedOn > prdFinalOn
            ? { pmmJoinedOn: dayInWords(pmmJoinedOn), prdFinalOn: dayInWords(prdFinalOn) }
            : null,
        text: both(
          'The PRD became final on {prdFinalOn}, but the PMM joined only on {pmmJoinedOn}, too late for comments from the market.',
          'PRD 在 {prdFinalOn}就定稿了，PMM 到 {pmmJoinedOn}才介入，市场意见来不及写进去。',
        ),
      },
    ],
  },
  {
    code: 'W03',
    slug: 'big-customer-driven',
    severity: 'warning',
    noun: 'feature',
    title: both('Driven by one or two big customers', '需求由个别大客户驱动'),
    causes: [
      {
        when: ({ requestingCustomers }) =>
          requestingCustomers === 1 || requestingCustomers === 2 ? { customers: requestingCustomers } : null,
        text: both(
          'Number of customers who asked for it: {customers}. Interview core users who did not ask before it gets a bigger launch.',
          '只有 {customers} 家客户提过这个需求，加大推广之前，先去访谈没提过的核心用户。',
        ),
      },
      {
        when: ({ decision }) =>
          decision !== null && decision.corePersonaFit !== null && decision.corePersonaFit <= 1
            ? { mean: decision.corePersonaFit.toFixed(1) }
            : null,
        text: both(
          'The mean score for core-persona fit is {mean}, which stands for the wish of one or two big customers.',
          '核心用户匹配的平均分是 {mean}，说明这更像是一两个大客户的需求。',
        ),
      },
    ],
  },
  {
    code: 'W04',
    slug: 'young-product-graded-big',
    severity: 'warning',
    noun: 'feature',
    title: both('Graded too high for a young product', '产品还不成熟，级别定高了'),
    causes: [
      {
        when: ({ productStage, decision }) =>
          productStage === 'rnd' &&
          decision !== null &&
          gradeRank(decision.grade) >= gradeRank('big-scenario')
            ? { grade: gradeName[decision.grade] }
            : null,
        text: both(
          'Its grade is {grade}, but its product area is still in research and development.',
          '级别定为{grade}，但所在产品线还在研发阶段，这时不宜大规模推广。',
        ),
      },
    ],
  },
  {
    code: 'W14',
    slug: 'decided-without-scores',
    severity: 'blocks',
    noun: 'feature',
    title: both('The decision rests on no scores or no reason', '定级缺少评分或理由'),
    causes: [
      {
        when: ({ decision }) =>
          decision !== null && decision.countedCards === 0 ? { grade: gradeName[decision.grade] } : null,
        text: both(
          'The grade {grade} was decided without a single counted scorecard.',
          '级别定为{grade}，但没有一张计入均分的评分卡。',
        ),
      },
      {
        when: ({ decision }) =>
          decision !== null && decision.grade !== decision.proposedGrade && !decision.reason?.trim()
            ? { grade: gradeName[decision.grade] }
            : null,
        text: both(
          'The grade {grade} is not what the scores proposed, and no reason was written.',
          '级别定为{grade}，和打分得出的建议级别不一致，也没有写明理由。',
        ),
      },
    ],
  },
]
