import type { Scores } from '../../contracts/grading.ts'
import type { Grade } from '../../contracts/lists.ts'

/** One person's card in the only round of a sample feature. */
export type SampleCard = { person: string; scores: Scores; isSubmitted: boolean }

/** The decision at the end of the round. */
export type SampleDecision = {
  grade: Grade
  decider: string
  participants: string[]
  reason: string | null
  lookAgainDaysFromToday: number | null
}

/** The grading round of a sample feature: its cards in the order of submission, and the decision, null while it is open. */
export type SampleGrading = { feature: string; cards: SampleCard[]; decision: SampleDecision | null }

const criteria = [
  'roadmap-value',
  'scenario-breadth',
  'core-persona-fit',
  'pain-and-value',
  'acquisition-win-pull',
  'activity-renewal',
  'competitive-window',
  'concept-height',
] as const

/** A submitted card: scores in the order of the default rubric, null = unknown, with optional notes. */
function card(
  person: string,
  values: readonly (number | null)[],
  notes: Partial<Record<(typeof criteria)[number], string>> = {},
): SampleCard {
  const scores: Scores = {}
  for (const [index, value] of values.entries()) {
    const criterion = criteria[index]
    if (criterion !== undefined) scores[criterion] = { score: value, note: notes[criterion] ?? null }
  }
  return { person, scores, isSubmitted: true }
}

/** A draft card: fewer scores, not submitted. */
const draft = (...of: Parameters<typeof card>): SampleCard => ({ ...card(...of), isSubmitted: false })

export const sampleGradings: SampleGrading[] = [
  {
    feature: 'payslip-lines',
    cards: [
      card('julia', [1, 1, 2, 1, 0, 2, 1, 0], {
        'roadmap-value': 'Completes the payslip we already have.',
      }),
      card('daniel', [1, 1, 2, 1, 0, 2, 1, 0], {
        'acquisition-win-pull': 'Not once in the demos of the last quarter.',
      }),
    ],
    decision: {
      grade: 'announce',
      decider: 'daniel',
      participants: ['julia'],
      reason: null,
      lookAgainDaysFromToday: null,
    },
  },
  {
    feature: 'mobile-scheduling',
    cards: [
      card('linyue', [3, 2, 4, 3, 4, 4, 4, 0], {
        'scenario-breadth': '单看这一个功能，讲的就是店长排班这一件事。',
        'acquisition-win-pull': '最近两个月有三单提到“手机上排不了班”。',
        'competitive-window': '两家竞品已经放出预告，能用的还没有。',
      }),
      card('fangzhiyuan', [3, 2, 4, 3, 2, 4, 4, 0], {
        'core-persona-fit': '连锁门店的店长几乎都要用，办公室排班的客户用不上。',
        'pain-and-value': '排班省一半时间，跨店调人仍要回电脑上做。',
      }),
      card('grace', [4, 3, 5, 4, 5, 4, 4, 1], {
        'acquisition-win-pull': 'Two chains told us they would sign with this.',
      }),
    ],
    decision: {
      grade: 'big-scenario',
      decider: 'linyue',
      participants: ['fangzhiyuan', 'heqin', 'grace'],
      reason:
        '和手机打卡合成一次推广，从排班到打卡连成一套场景，单个功能的场景广度低不影响整体；两家竞品已经预告，窗口不等人。',
      lookAgainDaysFromToday: 60,
    },
  },
  {
    feature: 'mobile-clock-in',
    cards: [
      card('fangzhiyuan', [3, 2, 4, 3, 2, 5, 2, 0], { 'activity-renewal': '每个员工每天至少两次。' }),
      card('linyue', [3, 2, 4, 3, 2, 5, 2, 0], {
        'competitive-window': '打卡大家都有，对班次核对是我们做得细。',
      }),
    ],
    decision: {
      grade: 'small-scenario',
      decider: 'linyue',
      participants: ['fangzhiyuan'],
      reason: null,
      lookAgainDaysFromToday: null,
    },
  },
  {
    feature: 'shift-swap',
    cards: [
      card('daniel', [3, 2, 4, 4, 3, 4, 3, 1], {
        'scenario-breadth': 'One story, and a good one: Friday evening, someone is ill.',
        'acquisition-win-pull': 'In two tenders of the last quarter.',
      }),
      card('fangzhiyuan', [3, 2, 4, 4, 1, 4, 3, 1], {
        'acquisition-win-pull': '老客户常问，新客户很少因为这个来。',
      }),
    ],
    decision: {
      grade: 'small-scenario',
      decider: 'daniel',
      participants: ['fangzhiyuan'],
      reason: null,
      lookAgainDaysFromToday: null,
    },
  },
  {
    feature: 'attendance-to-payroll',
    cards: [
      card('linyue', [4, 4, 4, 4, 3, 3, 2, 2], {
        'scenario-breadth': '人事、店长、财务三个角色都在里面把事办完。',
        'competitive-window': '大厂的套件也能做，只是贵。',
      }),
      card('julia', [4, 4, 4, 4, 3, 3, 4, 2], {
        'competitive-window': 'Nobody else hands out exceptions in the middle of the month.',
      }),
    ],
    decision: {
      grade: 'big-scenario',
      decider: 'heqin',
      participants: ['linyue', 'julia'],
      reason: null,
      lookAgainDaysFromToday: 45,
    },
  },
  {
    feature: 'seven-step-approval',
    cards: [
      card('julia', [3, 3, 1, 4, 3, 3, 2, 0], {
        'core-persona-fit': 'One customer, and two who were polite about it.',
      }),
      card('daniel', [3, 3, 1, 4, 3, 3, 2, 0]),
      card('grace', [3, 3, 3, 4, 5, 3, 3, 0], { 'acquisition-win-pull': 'The renewal depends on it.' }),
    ],
    decision: {
      grade: 'announce',
      decider: 'daniel',
      participants: ['julia', 'grace'],
      reason: null,
      lookAgainDaysFromToday: null,
    },
  },
  {
    feature: 'predictable-hours',
    cards: [
      card('linyue', [5, 4, 5, 4, 4, 4, 4, 5], {
        'concept-height': '“确定性”这个观点站得住，四次后续动作已经有题目。',
      }),
      card('daniel', [5, 5, 5, 4, 3, 4, 4, 5], {
        'scenario-breadth': 'Every industry with shifts can use it as it is.',
      }),
      card('fangzhiyuan', [5, 4, 4, 4, null, 4, 5, 5], {
        'acquisition-win-pull': '还没有数据，灰度之后再看。',
      }),
    ],
    decision: {
      grade: 'concept-campaign',
      decider: 'helen',
      participants: ['heqin', 'linyue', 'daniel', 'fangzhiyuan'],
      reason: null,
      lookAgainDaysFromToday: 75,
    },
  },
  {
    feature: 'e-signature',
    cards: [
      card('daniel', [3, 3, 4, 4, 4, 2, 2, 1], {
        'core-persona-fit': 'Every shop hires, and most of them sign on paper.',
        'acquisition-win-pull': 'Named as the reason in two lost deals.',
      }),
      card('julia', [3, 2, 2, 4, 1, 2, 1, 0], {
        'core-persona-fit': 'Big customers have a signing service already.',
        'competitive-window': 'We catch up, no more.',
      }),
    ],
    decision: null,
  },
  {
    feature: 'skills-map',
    cards: [
      card('qiaoyiming', [4, 3, 3, 3, null, 1, 4, 3], {
        'acquisition-win-pull': '还没拿给客户看过，不好说。',
      }),
      draft('linyue', [4, 3, 2]),
    ],
    decision: null,
  },
]
