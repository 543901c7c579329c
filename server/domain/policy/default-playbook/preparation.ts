import { both } from '../both-languages.ts'
import { expandGrades } from './expand-grades.ts'

const interviewed = (word: string, count: number) =>
  both(
    `Interview ${word} core users about how they do this work today and where it hurts.`,
    `访谈 ${count} 位核心用户，问清他们现在怎么做这件事、痛在哪里。`,
  )

const interviewsLogged = (word: string, count: number) =>
  both(
    `${word} interviews are logged, each with the pain in the user's own words.`,
    `${count} 次访谈都有记录，每次都摘下用户描述痛点的原话。`,
  )

/** P1 to P12: preparation. */
export const preparation = [
  expandGrades('preparation', {
    id: 'select-from-plan',
    title: both('Select from plan', '圈定重点功能'),
    owner: 'pmm',
    isDueByPrdFinal: true,
    days: [null, -45, -60, -90],
    deliverable: both(
      'Go through the quarterly plan and list the features to follow, each with one line on why.',
      '过一遍季度计划，列出要重点跟进的功能，每个写一句理由。',
    ),
    doneWhen: both(
      'The PM has the list, and the feature shows the day on which product marketing joined.',
      '清单已发给产品经理，功能上填好了 PMM 介入的日期。',
    ),
  }),
  expandGrades('preparation', {
    id: 'attach-prd',
    title: both('Attach PRD', '附上 PRD'),
    owner: 'pm',
    isDueByPrdFinal: true,
    days: [-10, -40, -55, -85],
    deliverable: {
      announce: both(
        'Attach the PRD to the feature, or the changelog entry if there is no PRD.',
        '把 PRD 附到功能上，没有 PRD 就附更新日志。',
      ),
      otherwise: both(
        'Attach the current PRD to the feature, as a file, a link or pasted text.',
        '把最新的 PRD 附到功能上，文件、链接、粘贴正文都行。',
      ),
    },
    doneWhen: {
      announce: both(
        'The document is stored on the feature with its version.',
        '文档已存到功能上，带版本号。',
      ),
      otherwise: both(
        'The version is stored on the feature, together with the day on which the PRD becomes final.',
        '这一版已存到功能上，并填好 PRD 的定稿日期。',
      ),
    },
  }),
  expandGrades('preparation', {
    id: 'prd-review',
    title: both('PRD review', 'PRD 评审'),
    owner: 'pmm',
    assists: ['pm'],
    after: ['attach-prd'],
    isDueByPrdFinal: true,
    days: [null, -40, -55, -85],
    deliverable: both(
      "Write the market's comments on the PRD: who it is for, what hurts them, what they will object to.",
      '从市场角度给 PRD 提意见：给谁用、痛在哪里、客户会有什么异议。',
    ),
    doneWhen: both(
      'The PM has answered every comment before the PRD becomes final.',
      'PRD 定稿之前，产品经理逐条答复了意见。',
    ),
  }),
  expandGrades('preparation', {
    id: 'score-and-decide',
    title: both('Score and decide', '打分定级'),
    owner: 'pmm',
    after: ['prd-review'],
    days: [-10, -35, -50, -80],
    deliverable: both(
      'Score the feature independently, talk over where the scores differ, and record the grade.',
      '各自独立打分，讨论分歧较大的项，定下功能级别。',
    ),
    doneWhen: both(
      'The decision is recorded under its decider, with a reason where it differs from the proposal.',
      '定级已记录，写明由谁决定；和建议级别不一致的，写明理由。',
    ),
  }),
  expandGrades('preparation', {
    id: 'interview-users',
    title: both('Interview users', '用户调研'),
    owner: 'pmm',
    days: [null, -30, -45, -70],
    deliverable: {
      'small-scenario': interviewed('three', 3),
      'big-scenario': interviewed('five', 5),
      'concept-campaign': interviewed('eight', 8),
    },
    doneWhen: {
      'small-scenario': interviewsLogged('Three', 3),
      'big-scenario': interviewsLogged('Five', 5),
      'concept-campaign': interviewsLogged('Eight', 8),
    },
  }),
  expandGrades('preparation', {
    id: 'competitor-analysis',
    title: both('Competitor analysis', '竞品分析'),
    owner: 'pmm',
    days: [null, -28, -40, -65],
    deliverable: both(
      'Compare the main competitors in one table: strengths, weaknesses, how they run it, how they sell it.',
      '用一张表对比主要竞品：优势、劣势、怎么运营、怎么卖。',
    ),
    doneWhen: both(
      'For each competitor the table has its strengths, its sales mechanism and one sentence to answer with.',
      '每个竞品都写清了优势和销售机制，并配好一句应对的话。',
    ),
  }),
  expandGrades('preparation', {
    id: 'story-sheet',
    title: both('Story sheet', '上层信息'),
    owner: 'pmm',
    after: ['interview-users', 'competitor-analysis'],
    days: [-7, -21, -35, -60],
    deliverable: {
      announce: both(
        'Write two lines: the persona it is for, and the value they get.',
        '写两行：给哪类用户用，能得到什么价值。',
      ),
      otherwise: both(
        'Fill in all six fields: persona, pain, competitors, slogan, value and scenario.',
        '写全六项：用户画像、痛点、竞品、口号、价值、场景。',
      ),
    },
    doneWhen: {
      announce: both('The PM has confirmed both lines.', '产品经理确认了这两行。'),
      otherwise: both(
        "All six are written in the customer's words, and the PM has confirmed that they are right.",
        '六项都用客户听得懂的话写完，产品经理确认无误。',
      ),
    },
  }),
  expandGrades('preparation', {
    id: 'goal-and-budget',
    title: both('Goal and budget', '目标与预算'),
    owner: 'pmm',
    after: ['score-and-decide'],
    days: [null, -21, -35, -60],
    deliverable: both(
      'Set one metric with a target number and a day, and the cost in money and hours, even if every channel is free.',
      '定一个指标，写明目标值和截止日；再写成本，包括费用和工时，渠道全免费也要写。',
    ),
    doneWhen: both(
      'The marketing lead has approved the target and the cost in writing.',
      '市场负责人已书面批准目标和成本。',
    ),
  }),
  expandGrades('preparation', {
    id: 'resource-gap',
    title: both('Resource gap', '资源盘点'),
    owner: 'marketing-lead',
    after: ['score-and-decide'],
    days: [null, null, -35, -65],
    deliverable: both(
      'List people, content, money and channels: what the launch needs, what we have, what is missing.',
      '盘点人手、内容、经费和渠道：需要多少、现有多少、还差多少。',
    ),
    doneWhen: both(
      'Every gap has an owner and a day by which it is filled or given up.',
      '每个缺口都有负责人，并写明哪天补齐或者放弃。',
    ),
  }),
  expandGrades('preparation', {
    id: 'department-kickoff',
    title: both('Department kickoff', '部门启动会'),
    owner: 'marketing-head',
    after: ['score-and-decide'],
    days: [null, null, null, -75],
    deliverable: both(
      'Hold the kickoff with every team that takes part, and settle the sponsor, the roles and the calendar.',
      '召集所有参与的团队开启动会，定下牵头人、分工和日程。',
    ),
    doneWhen: both(
      'Everyone invited has the minutes, which name the sponsor, one person per team and the dates.',
      '纪要已发给全体与会人，写明牵头人、各团队对接人和关键日期。',
    ),
  }),
  expandGrades('preparation', {
    id: 'gray-evidence',
    title: both('Gray evidence', '灰度证据'),
    owner: 'pm',
    assists: ['customer-success'],
    after: ['attach-prd'],
    days: [null, -14, -21, -30],
    deliverable: {
      'small-scenario': both(
        'Have two gray customers use it in their real work, and log what they did and said.',
        '请 2 家灰度客户在真实工作中使用，记录他们做了什么、说了什么。',
      ),
      'big-scenario': both(
        'Have five gray customers use it in their real work, log what they did and said, and get one testimonial.',
        '请 5 家灰度客户在真实工作中使用，记录他们做了什么、说了什么，并拿到 1 份证言。',
      ),
      'concept-campaign': both(
        'Have eight gray customers use it in their real work, log what they did and said, and get three testimonials.',
        '请 8 家灰度客户在真实工作中使用，记录他们做了什么、说了什么，并拿到 3 份证言。',
      ),
    },
    doneWhen: {
      'small-scenario': both(
        'The use of both customers is verified, and the problems they met are listed.',
        '2 家的使用情况都已核实，遇到的问题列成清单。',
      ),
      'big-scenario': both(
        'The use of all five is verified, and the testimonial may be quoted with a name.',
        '5 家的使用情况都已核实，证言可以署名引用。',
      ),
      'concept-campaign': both(
        'The use of all eight is verified, and all three testimonials may be quoted with names.',
        '8 家的使用情况都已核实，3 份证言都可以署名引用。',
      ),
    },
  }),
  expandGrades('preparation', {
    id: 'go-hold',
    title: both('Go/hold', '就绪评审'),
    owner: 'pmm',
    assists: ['pm'],
    after: [
      'goal-and-budget',
      'gray-evidence',
      'launch-brief',
      'training',
      'cases',
      'one-conversion-path',
      'contact-and-script',
    ],
    days: [-1, -3, -7, -14],
    deliverable: {
      announce: both(
        'Ask the PM about open bugs, then decide to go or to hold.',
        '向产品经理问清还有哪些缺陷，再决定照常推广还是暂缓。',
      ),
      otherwise: both(
        'Look together at bugs, gray evidence, cases and sales, then decide to go or to hold.',
        '一起看缺陷、灰度证据、案例和销售准备，决定照常推广还是暂缓。',
      ),
    },
    doneWhen: {
      announce: both(
        'The bugs are checked, and the decision is written down with its reason.',
        '缺陷已查清，结论和理由都写了下来。',
      ),
      otherwise: both(
        'The bugs are checked, and the decision is written down with its reason, a hold with its new date.',
        '缺陷已查清，结论和理由都写了下来；暂缓的，写明新的推广日。',
      ),
    },
  }),
]
