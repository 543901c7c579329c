import { channelPhases } from '../../contracts/lists.ts'
import { both } from '../policy/both-languages.ts'
import { gradeRank } from '../rubric/grade-order.ts'
import type { LaunchFacts, TaskFacts } from './facts.ts'
import type { WarningRule } from './warning-rule.ts'
import type { CauseParams } from './wording.ts'
import { amountInWords, dayInWords, gradeName, listInWords, phaseName, titlesInWords } from './wording.ts'

/** The maximum number of tasks of an announce launch (RULES.md, Warnings: W17). */
const announceTasksAtMost = 12

const youngTitles = ({ features }: LaunchFacts): string[] =>
  features.filter(({ productStage }) => productStage === 'rnd').map(({ title }) => title)

/** The number of open tasks that match, as parameters; null when none does. */
const openLacking = ({ tasks }: LaunchFacts, lacks: (task: TaskFacts) => boolean): CauseParams | null => {
  const count = tasks.filter((task) => task.state === 'open' && lacks(task)).length
  return count === 0 ? null : { count }
}

/** The warnings about a launch (RULES.md, Warnings). */
export const launchRules: readonly WarningRule<LaunchFacts>[] = [
  {
    code: 'W04',
    slug: 'young-product-pushed',
    severity: 'warning',
    noun: 'launch',
    title: both('Too much push for a young product', '产品还不成熟，推广力度过大'),
    causes: [
      {
        when: (facts) =>
          youngTitles(facts).length > 0 &&
          facts.grade !== null &&
          gradeRank(facts.grade) >= gradeRank('big-scenario')
            ? { grade: gradeName[facts.grade], features: titlesInWords(youngTitles(facts)) }
            : null,
        text: both(
          'The launch grade is {grade}, but the product area of {features} is still in research and development.',
          '推广级别是{grade}，但{features}所在产品线还在研发阶段，这时不宜大规模推广。',
        ),
      },
      {
        when: (facts) =>
          youngTitles(facts).length > 0 && facts.paidSpend !== null && facts.paidSpend > 0
            ? { spend: amountInWords(facts.paidSpend), features: titlesInWords(youngTitles(facts)) }
            : null,
        text: both(
          'Paid channels are to cost {spend}, while the product area of {features} is still in research and development.',
          '计划在付费渠道花 {spend}，但{features}所在产品线还在研发阶段，引来的客户留不住。',
        ),
      },
    ],
  },
  {
    code: 'W10',
    slug: 'phase-empty',
    severity: 'blocks',
    noun: 'launch',
    title: both('A phase has no task', '有阶段没有任务'),
    causes: [
      {
        when: ({ isPlanned, tasks }) => {
          const empty = channelPhases.filter(
            (phase) => !tasks.some((task) => task.phase === phase && task.state !== 'skipped'),
          )
          return isPlanned && empty.length > 0
            ? { phases: listInWords(empty.map((phase) => phaseName[phase])) }
            : null
        },
        text: both(
          'No task is left in: {phases}. However small, a launch needs every phase from warm-up to feedback.',
          '{phases}阶段没有任务，或者任务都跳过了。推广再小，从预热到反馈也一个阶段都不能少。',
        ),
      },
    ],
  },
  {
    code: 'W14',
    slug: 'launch-grade-unexplained',
    severity: 'blocks',
    noun: 'launch',
    title: both('The launch grade lacks a reason', '推广级别没有说明理由'),
    causes: [
      {
        when: ({ grade, decidedGrade, gradeReason }) =>
          grade !== null && decidedGrade !== null && grade !== decidedGrade && !gradeReason?.trim()
            ? { grade: gradeName[grade], decidedGrade: gradeName[decidedGrade] }
            : null,
        text: both(
          'The launch grade is {grade}, the highest decided grade of its features is {decidedGrade}, and no reason was written.',
          '推广级别是{grade}，而所含功能的最高定级是{decidedGrade}，两者不一致，也没有写明理由。',
        ),
      },
      {
        when: ({ grade, decidedGrade, gradeReason }) =>
          grade !== null && decidedGrade === null && !gradeReason?.trim()
            ? { grade: gradeName[grade] }
            : null,
        text: both(
          'The launch grade is {grade}, but none of its features has a decided grade, and no reason was written.',
          '推广级别是{grade}，但所含功能都还没有定级，也没有写明理由。',
        ),
      },
    ],
  },
  {
    code: 'W17',
    slug: 'announce-over-invested',
    severity: 'warning',
    noun: 'launch',
    title: both('Too much effort for an announce launch', '告知型推广投入过多'),
    causes: [
      {
        when: ({ grade, paidSpend }) =>
          grade === 'announce' && paidSpend !== null && paidSpend > 0
            ? { spend: amountInWords(paidSpend) }
            : null,
        text: both(
          'Paid channels are to cost {spend}, but an announce launch needs none.',
          '计划在付费渠道花 {spend}，告知型推广不需要付费渠道。',
        ),
      },
      {
        when: ({ grade, tasks }) => {
          const count = tasks.filter(({ state }) => state !== 'skipped').length
          return grade === 'announce' && count > announceTasksAtMost
            ? { count, most: announceTasksAtMost }
            : null
        },
        text: both(
          'The checklist holds {count} tasks that are not skipped; {most} are enough for an announce launch.',
          '清单里有 {count} 项未跳过的任务，告知型推广有 {most} 项就够了。',
        ),
      },
    ],
  },
  {
    code: 'W29',
    slug: 'task-incomplete',
    severity: 'warning',
    noun: 'launch',
    title: both(
      'Tasks lack an assignee, a deliverable or a done-criterion',
      '有任务缺负责人、交付物或完成标准',
    ),
    causes: [
      {
        when: (facts) => openLacking(facts, ({ hasAssignee }) => !hasAssignee),
        text: both('Open tasks without an assignee: {count}.', '有 {count} 项未完成的任务没有负责人。'),
      },
      {
        when: (facts) => openLacking(facts, ({ hasDeliverable }) => !hasDeliverable),
        text: both('Open tasks without a deliverable: {count}.', '有 {count} 项未完成的任务没写交付物。'),
      },
      {
        when: (facts) => openLacking(facts, ({ hasDoneCriterion }) => !hasDoneCriterion),
        text: both(
          'Open tasks without a done-criterion: {count}.',
          '有 {count} 项未完成的任务没写完成标准。',
        ),
      },
    ],
  },
  {
    code: 'W36',
    slug: 'launch-on-release-date',
    severity: 'information',
    noun: 'launch',
    title: both('The launch date is the release date', '推广日就是上线日'),
    causes: [
      {
        when: ({ launchDate, features }) => {
          const titles = features
            .filter(({ releaseDate }) => launchDate !== null && releaseDate === launchDate)
            .map(({ title }) => title)
          return launchDate !== null && titles.length > 0
            ? { date: dayInWords(launchDate), features: titlesInWords(titles) }
            : null
        },
        text: both(
          '{date} is also the release date of {features}. Release is not promotion: confirm that both on one day is what you want.',
          '{date}也是{features}的上线日。上线不等于推广，请确认确实要放在同一天。',
        ),
      },
    ],
  },
]
