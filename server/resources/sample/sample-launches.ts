/** The work on one task of the checklist; slugs are those of the default playbook. */
export type SampleTaskWork = {
  slug: string
  /** The assignee, when the plan assigns nobody or another person. */
  assignee?: string
  note?: string
  deliverableLink?: string
  /** Who finished it. */
  doneBy?: string
  skipped?: { by: string; reason: string }
}

/** A planned launch of the sample company. T is in days from today, so launches are always in progress. */
export type SampleLaunch = {
  key: string
  title: string
  summary: string
  features: string[]
  owner: string
  launchDaysFromToday: number
  /** In the workspace's currency. */
  paidSpend: number | null
  work: SampleTaskWork[]
}

const files = (name: string) => `https://files.heronfold.example/${name}`

/** Tasks that one person completed without notes. */
const done = (doneBy: string, ...slugs: string[]): SampleTaskWork[] => slugs.map((slug) => ({ slug, doneBy }))

const payslipLines: SampleLaunch = {
  key: 'payslip-lines',
  title: 'The payslip shows what the company pays on top',
  summary: 'One line in the monthly report: employees see the employer contributions without asking payroll.',
  features: ['payslip-lines'],
  owner: 'daniel',
  launchDaysFromToday: -6,
  paidSpend: null,
  work: [
    ...done('julia', 'attach-prd'),
    ...done(
      'daniel',
      'score-and-decide',
      'story-sheet',
      'launch-brief',
      'internal-preview',
      'one-conversion-path',
    ),
    {
      slug: 'contact-and-script',
      doneBy: 'tangxia',
      note: '被问最多的是“以前的工资条能不能补看”，答复已写好：可以，往前一年。',
    },
    {
      slug: 'go-hold',
      doneBy: 'daniel',
      note: 'Go. No open bug; Julia checked the amounts with three pay runs.',
    },
    {
      slug: 'notice-monthly-item',
      doneBy: 'jianning',
      deliverableLink: files('monthly-report/payslip-lines'),
    },
    {
      slug: 'collect-feedback',
      note: 'So far: two thank-yous from payroll, one question about the rounding.',
    },
  ],
}

const shiftSwap: SampleLaunch = {
  key: 'shift-swap',
  title: 'Friday evening, someone is ill: shift swap in one tap',
  summary:
    'The manager does not phone around any more. Whoever cannot come offers the shift, a colleague takes it, one tap approves it.',
  features: ['shift-swap'],
  owner: 'daniel',
  launchDaysFromToday: 9,
  paidSpend: null,
  work: [
    ...done('daniel', 'select-from-plan', 'prd-review', 'score-and-decide', 'story-sheet'),
    ...done('fangzhiyuan', 'attach-prd'),
    {
      slug: 'interview-users',
      doneBy: 'daniel',
      deliverableLink: files('interviews/shift-swap'),
      note: '"I have 23 people in the chat and nobody answers." That is the headline.',
    },
    { slug: 'competitor-analysis', doneBy: 'daniel', deliverableLink: files('compare/shift-swap') },
    {
      slug: 'goal-and-budget',
      doneBy: 'daniel',
      note: '40 shops switch it on within 30 days. No money, 60 hours.',
    },
    {
      slug: 'gray-evidence',
      doneBy: 'fangzhiyuan',
      note: '两家灰度客户用了三周：一家 14 次换班没打一个电话；另一家提出要限制新员工换班，已记入缺陷清单。',
    },
    { slug: 'launch-brief', note: 'Draft is with Grace. She wants the rest-time check further up.' },
    {
      slug: 'training',
      assignee: 'fangzhiyuan',
      note: '录一段六分钟的视频，从店长收到请求开始演示。',
    },
    { slug: 'landing-page', assignee: 'jianning', note: '网站同事在休假，这次由我来搭，用现成的模板。' },
    { slug: 'website', assignee: 'jianning' },
    {
      slug: 'forwarding-sop',
      skipped: {
        by: 'daniel',
        reason:
          'This launch speaks to existing customers only, so there is nothing for colleagues to forward.',
      },
    },
  ],
}

const mobileShops: SampleLaunch = {
  key: 'mobile-shops',
  title: '一部手机管好一家店：从排班到打卡',
  summary: '店长在店里用手机排班，员工到店用手机打卡，班次自动核对。月底不用再追着人补单。',
  features: ['mobile-scheduling', 'mobile-clock-in'],
  owner: 'linyue',
  launchDaysFromToday: 18,
  paidSpend: 40_000,
  work: [
    ...done('linyue', 'select-from-plan', 'prd-review', 'score-and-decide', 'story-sheet'),
    ...done('fangzhiyuan', 'attach-prd'),
    {
      slug: 'interview-users',
      doneBy: 'linyue',
      deliverableLink: files('interviews/mobile-shops'),
      note: '五位店长里有四位在仓库用纸排班，再回家补录。原话已摘进上层信息。',
    },
    {
      slug: 'competitor-analysis',
      doneBy: 'linyue',
      deliverableLink: files('compare/mobile-shops'),
      note: '两家竞品都已预告手机排班，都没有提到和打卡打通。',
    },
    {
      slug: 'goal-and-budget',
      doneBy: 'linyue',
      note: '目标：推广后 90 天内拿到 120 条有效线索。费用 4 万元，工时 300 小时，何沁已批。',
    },
    {
      slug: 'resource-gap',
      doneBy: 'heqin',
      note: '缺一位会剪视频的人，先外包；官网改版排不上，改做单独的落地页。',
    },
    {
      slug: 'gray-evidence',
      doneBy: 'fangzhiyuan',
      deliverableLink: files('gray/mobile-shops'),
      note: '五家都用满两周。证言一份：“排班从周日晚上的两小时，变成周五下午的二十分钟。”',
    },
    { slug: 'one-conversion-path', doneBy: 'linyue', note: '行动号召只有一个：预约二十分钟演示。' },
    { slug: 'keywords', doneBy: 'sutang', deliverableLink: files('keywords/mobile-shops') },
    { slug: 'launch-brief', note: '初稿写完，“和谁比”那一段等 Grace 的意见。' },
    {
      slug: 'event-tables-plan-b',
      note: 'The venue holds 60. Plan B: the training room at the office, 40 seats, kept free.',
    },
    { slug: 'invite-customers', assignee: 'gaomin', note: '已邀请 26 家，确认 11 家，其中 4 位是区域经理。' },
    {
      slug: 'cases',
      note: 'One case is approved. The second customer wants the number of shops taken out before they sign.',
    },
    {
      slug: 'exam',
      assignee: 'grace',
      note: 'Five questions, then publish a roster on the phone. I take it first.',
    },
    { slug: 'landing-page', assignee: 'jianning', deliverableLink: files('pages/mobile-shops') },
    { slug: 'website', assignee: 'jianning' },
    { slug: 'ladder-placement', assignee: 'heqin' },
    {
      slug: 'endorsement',
      skipped: { by: 'heqin', reason: '这次不请大佬背书，客户店长的证言更有说服力，经费留给沙龙。' },
    },
    { slug: 'contact-and-script', note: '话术第二版：先问“现在谁排班、在哪儿排”，再讲价值。' },
  ],
}

/** A past announce launch, a small scenario in its last week, a big scenario half-way. */
export const sampleLaunches: SampleLaunch[] = [payslipLines, shiftSwap, mobileShops]
