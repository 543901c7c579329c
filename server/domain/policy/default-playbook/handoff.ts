import { both } from '../both-languages.ts'
import { expandGrades } from './expand-grades.ts'

/** H1 to H6: handoff of leads to sales and customer success. */
export const handoff = [
  expandGrades('handoff', {
    id: 'contact-and-script',
    title: both('Contact and script', '承接人与话术'),
    owner: 'sdr',
    assists: ['pmm'],
    days: [-1, -3, -7, -14],
    deliverable: {
      announce: both(
        'Name the one person who takes questions, and write the answer to the likeliest one.',
        '写明由谁接咨询，并写好最可能被问到的那个问题的答复。',
      ),
      otherwise: both(
        'Name who takes the leads and who stands in, and write the script: opening, questions, value, next step.',
        '写明由谁承接线索、谁来替补，并写好话术：开场、提问、讲价值、约下一步。',
      ),
    },
    doneWhen: {
      announce: both(
        'That person has agreed and has said the answer aloud once.',
        '本人已答应，并把答复念过一遍。',
      ),
      otherwise: both(
        'The script has been rehearsed with someone in the role of the customer, and stumbles are rewritten.',
        '找人扮客户演练过，卡壳的地方都改了。',
      ),
    },
  }),
  expandGrades('handoff', {
    id: 'routing-and-sla',
    title: both('Routing and SLA', '分配与时限'),
    owner: 'sales-ops',
    after: ['contact-and-script'],
    days: [null, -2, -5, -7],
    deliverable: both(
      'Write the rule: which lead goes to whom, and within what time they make the first contact.',
      '写明规则：哪类线索给谁、多久之内首次联系。',
    ),
    doneWhen: both(
      'A test lead went the way of the rule and was contacted within one working day.',
      '一条测试线索按规则分给了人，一个工作日内就联系上了。',
    ),
  }),
  expandGrades('handoff', {
    id: 'demo-kit-by-role',
    title: both('Demo kit by role', '分角色演示'),
    owner: 'presales',
    after: ['sales-kit'],
    days: [null, null, -5, -7],
    deliverable: both(
      'Prepare a demo with a part for each buying role: user, evaluator, budget holder, decision maker, signatory.',
      '准备一套演示，五类角色各有一段：使用方、评估方、预算方、拍板方、签字方。',
    ),
    doneWhen: both(
      'For each of the five roles, the demo answers the question they ask first.',
      '五类角色最先会问的问题，演示里都有回答。',
    ),
  }),
  expandGrades('handoff', {
    id: 'acceptance-review',
    title: both('Acceptance review', '线索复核'),
    owner: 'sales-lead',
    after: ['routing-and-sla'],
    days: [null, 7, 7, 7],
    weeks: [null, 1, 4, 8],
    deliverable: {
      'small-scenario': both(
        'After the first week, go through all leads: accepted, returned, or still without an answer.',
        '第一周结束时过一遍线索：接收的、退回的、还没回应的。',
      ),
      'big-scenario': both(
        'Every week for four weeks, go through the new leads: accepted, returned, or still without an answer.',
        '连续四周，每周过一遍新线索：接收的、退回的、还没回应的。',
      ),
      'concept-campaign': both(
        'Every week for eight weeks, go through the new leads: accepted, returned, or still without an answer.',
        '连续八周，每周过一遍新线索：接收的、退回的、还没回应的。',
      ),
    },
    doneWhen: both(
      'Every lead has an answer, and every returned one has a reason.',
      '每条线索都有回应，退回的都写了原因。',
    ),
  }),
  expandGrades('handoff', {
    id: 'wake-sleepers',
    title: both('Re-engage cold leads', '激活沉睡'),
    owner: 'marketing-ops',
    after: ['acceptance-review'],
    days: [null, null, 45, 45],
    deliverable: both(
      'Pick the leads that went quiet, and write to them with something new: a case, a result, an invitation.',
      '挑出沉睡的线索，带着新东西再联系一次：案例、成果或邀请。',
    ),
    doneWhen: both(
      'Everyone in the segment has been written to, and the replies are counted.',
      '名单里的人都联系过，回复数已统计。',
    ),
  }),
  expandGrades('handoff', {
    id: 'after-sales-handover',
    title: both('After-sales handover', '售后交接'),
    owner: 'customer-success',
    after: ['acceptance-review'],
    days: [null, null, 60, 60],
    deliverable: both(
      'Take over every signed account from sales: what was promised, who uses it, when they start.',
      '从销售手里接过每个签约客户：承诺了什么、谁来用、哪天开始用。',
    ),
    doneWhen: both(
      'Every signed account has a person in customer success, and the customer knows their name.',
      '每个签约客户都有客户成功负责人，客户也知道是谁。',
    ),
  }),
]
