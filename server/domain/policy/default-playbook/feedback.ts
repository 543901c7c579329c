import { both } from '../both-languages.ts'
import { expandGrades } from './expand-grades.ts'

/** F1 to F7: feedback, up to 180 days after T. */
export const feedback = [
  expandGrades('feedback', {
    id: 'collect-feedback',
    title: both('Collect feedback', '收集反馈'),
    owner: 'pmm',
    days: [14, 7, 7, 7],
    deliverable: {
      announce: both(
        'Log what customers, sales and support said, and add a review of one line: did it reach those it was for?',
        '记下客户、销售和客服说了什么，再加一句话复盘：该看到的人看到了吗？',
      ),
      otherwise: both(
        'Log what customers, sales and support say, in their own words and with their names.',
        '记下客户、销售和客服怎么说，用原话，写明是谁说的。',
      ),
    },
    doneWhen: {
      announce: both(
        'Every entry says whether anything will be done about it, and the one line is written.',
        '每条反馈都写明处理还是不处理，一句话复盘也写了。',
      ),
      otherwise: both(
        'Every entry is triaged: someone deals with it, or it says why nobody does.',
        '每条反馈都有去向：有人处理，或者写明为什么不处理。',
      ),
    },
  }),
  expandGrades('feedback', {
    id: 'weekly-report',
    title: both('Weekly report', '周报'),
    owner: 'data',
    after: ['tracking'],
    days: [null, 7, 7, 7],
    weeks: [null, 1, 4, 8],
    deliverable: {
      'small-scenario': both(
        'Report the first week once: the funnel from visit to lead, cost and ROI.',
        '第一周出一次报告：从访问到线索的漏斗、花费和 ROI。',
      ),
      'big-scenario': both(
        'Report every week for four weeks: the funnel from visit to signing, cost and ROI of each channel.',
        '连续四周，每周出一份报告：从访问到签约的漏斗、各渠道的花费和 ROI。',
      ),
      'concept-campaign': both(
        'Report every week for eight weeks: the funnel from visit to signing, cost and ROI of each channel.',
        '连续八周，每周出一份报告：从访问到签约的漏斗、各渠道的花费和 ROI。',
      ),
    },
    doneWhen: {
      'small-scenario': both(
        'The report is sent, and it names the one thing to change.',
        '报告已发出，写明最该改的一件事。',
      ),
      otherwise: both(
        'The report is sent, and it names the one thing to change next week.',
        '报告已发出，写明下周最该改的一件事。',
      ),
    },
  }),
  expandGrades('feedback', {
    id: 'first-review',
    title: both('First review', '首次复盘'),
    owner: 'pmm',
    after: ['collect-feedback', 'weekly-report'],
    days: [null, 30, 30, 30],
    deliverable: both(
      'Compare the result with the goal, and say of each gap: a problem of the strategy, or of the product?',
      '对照目标看结果，每处差距都要判断：是推广策略的问题，还是产品问题？',
    ),
    doneWhen: both(
      'Every cause has an action with an owner and a day, and no verdict on sales is given yet.',
      '每个原因都有对应的行动、负责人和日期；卖得好不好，这时先不下结论。',
    ),
  }),
  expandGrades('feedback', {
    id: 'window-opens',
    title: both('90-day review', '90 天复盘'),
    owner: 'pmm',
    assists: ['sales'],
    after: ['first-review'],
    days: [null, 90, 90, 90],
    deliverable: both(
      'List the deals signed and under way since T, and how long each took from the first contact.',
      '列出推广以来签约和在谈的单子，以及每单从首次接触起用了多久。',
    ),
    doneWhen: both(
      'Product marketing and sales have written down together whether to continue or to change.',
      'PMM 和销售一起写下结论：继续，还是调整。',
    ),
  }),
  expandGrades('feedback', {
    id: 'final',
    title: both('Final summary', '180 天总结'),
    owner: 'marketing-head',
    after: ['window-opens'],
    days: [null, null, 180, 180],
    deliverable: both(
      'Sum up the result against goal and budget: leads, deals, revenue, cost, and whether the grade was right.',
      '对照目标和预算做总结：线索、成交、收入、花费，以及当初级别定得对不对。',
    ),
    doneWhen: both(
      'The result has been presented, and what happens next is decided in writing.',
      '结果已汇报，下一步怎么做有书面决定。',
    ),
  }),
  expandGrades('feedback', {
    id: 'survey',
    title: both('Survey', '抽样问卷'),
    owner: 'customer-success',
    after: ['collect-feedback'],
    days: [null, null, 90, 90],
    deliverable: both(
      'Ask a sample of customers, some who use it and some who do not, ten questions at most.',
      '抽样发问卷，用了的和没用的客户都要有，最多十个问题。',
    ),
    doneWhen: both(
      'The findings are written down with the number of people asked and of answers.',
      '结论已写好，注明发了多少份、收回多少份。',
    ),
  }),
  expandGrades('feedback', {
    id: 'archive',
    title: both('Save what worked', '沉淀模板'),
    owner: 'pmm',
    after: ['first-review', 'final'],
    days: [null, 35, 180, 180],
    deliverable: both(
      'Write what the playbook should do differently next time, and turn this launch into a case.',
      '写下推广模板下次该怎么改，并把这次推广整理成案例。',
    ),
    doneWhen: both(
      'The change is proposed, and the case is saved where the next launch will look.',
      '修改已提出，案例存在下次推广找得到的地方。',
    ),
  }),
]
