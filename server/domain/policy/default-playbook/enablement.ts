import { both } from '../both-languages.ts'
import { expandGrades } from './expand-grades.ts'

const kitPerIndustry = both(
  'Prepare slides, an FAQ and a manual, with a version of the slides for each target industry.',
  '准备 PPT、常见问答和使用手册，PPT 按目标行业各做一版。',
)

const liveTraining = both(
  'Hold a live training with a demo of the real product, and record it for those who cannot come.',
  '办一场现场培训，用真实产品演示，同时录像给来不了的人看。',
)

/** I1 to I6: internal enablement before the launch. */
export const enablement = [
  expandGrades('enablement', {
    id: 'launch-brief',
    title: both('Launch brief', '销售简报'),
    owner: 'pmm',
    after: ['story-sheet'],
    days: [-2, -7, -14, -21],
    deliverable: {
      announce: both(
        'Write five lines: who it is for, what hurts, what they gain, what to say, whom to ask.',
        '写五行：给谁用、痛在哪、得到什么、怎么说、有问题找谁。',
      ),
      otherwise: both(
        'Write one page: who it is for, why they need it, how to present it, versus whom, with which material.',
        '写一页：给谁用、为什么需要、怎么讲、和谁比、用什么材料讲。',
      ),
    },
    doneWhen: {
      announce: both('The five lines are published where sales reads them.', '五行已发布，销售看得到。'),
      otherwise: both(
        'The brief is published, and a salesperson new to the feature can retell it after one reading.',
        '简报已发布；不了解这个功能的销售读一遍，就能自己讲出来。',
      ),
    },
  }),
  expandGrades('enablement', {
    id: 'sales-kit',
    title: both('Sales kit', '销售资料包'),
    owner: 'pmm',
    after: ['story-sheet'],
    days: [null, -5, -10, -14],
    deliverable: {
      'small-scenario': both(
        'Prepare slides, an FAQ and a manual that sales can send out.',
        '准备销售可以直接发给客户的 PPT、常见问答和使用手册。',
      ),
      otherwise: kitPerIndustry,
    },
    doneWhen: {
      'small-scenario': both(
        'A salesperson has reviewed all three and would take them to a customer.',
        '有销售看过这三样，愿意带去见客户。',
      ),
      otherwise: both(
        'For each target industry, a salesperson who sells there has reviewed the version.',
        '每个目标行业的版本，都有做这个行业的销售审过。',
      ),
    },
  }),
  expandGrades('enablement', {
    id: 'training',
    title: both('Training', '产品培训'),
    owner: 'pm',
    after: ['launch-brief'],
    days: [null, -5, -10, -14],
    deliverable: {
      'small-scenario': both(
        'Hold one session or record one short video that shows the scenario in the real product.',
        '讲一次课，或录一段短视频，用真实产品演示这个场景。',
      ),
      otherwise: liveTraining,
    },
    doneWhen: {
      'small-scenario': both(
        'It is recorded who attended or watched, and questions asked are in the FAQ.',
        '谁听过、看过都有记录，大家问到的问题补进了常见问答。',
      ),
      otherwise: both(
        'Attendance is recorded, and everyone who was absent has watched the recording.',
        '出勤有记录，缺席的人都看过录像。',
      ),
    },
  }),
  expandGrades('enablement', {
    id: 'exam',
    title: both('Exam', '培训考核'),
    owner: 'sales-ops',
    after: ['training'],
    days: [null, null, -5, -7],
    deliverable: both(
      'Give every salesperson a short quiz and one operation to carry out in the product.',
      '每位销售都做一份小测验，再到产品里完成一次操作。',
    ),
    doneWhen: both(
      'At least 80% have passed, and the others have a day to try again.',
      '通过率至少 80%，没通过的都定好了补考日期。',
    ),
  }),
  expandGrades('enablement', {
    id: 'cases',
    title: both('Cases', '案例入库'),
    owner: 'customer-success',
    after: ['gray-evidence'],
    days: [null, -3, -7, -14],
    deliverable: {
      'small-scenario': both(
        'Write one customer case: how it was before, what they did, what changed in numbers.',
        '写 1 个客户案例：以前怎么样、做了什么、变化用数字说明。',
      ),
      'big-scenario': both(
        'Write two customer cases from different industries: how it was before, what they did, what changed in numbers.',
        '写 2 个不同行业的客户案例：以前怎么样、做了什么、变化用数字说明。',
      ),
      'concept-campaign': both(
        'Write three customer cases, one with a well-known name: how it was before, what they did, what changed in numbers.',
        '写 3 个客户案例，其中 1 个是知名客户：以前怎么样、做了什么、变化用数字说明。',
      ),
    },
    doneWhen: {
      'small-scenario': both(
        'The customer has agreed in writing, and the case is filed under its industry.',
        '客户已书面同意，案例按行业归好类。',
      ),
      otherwise: both(
        'Every customer has agreed in writing, and every case is filed under its industry.',
        '每家客户都已书面同意，每个案例都按行业归好类。',
      ),
    },
  }),
  expandGrades('enablement', {
    id: 'forwarding-sop',
    title: both('Forwarding SOP', '转发 SOP'),
    owner: 'marketing-ops',
    days: [null, -1, -2, -3],
    deliverable: both(
      'Write it on one screen: what to forward, which words to copy, where to post them and when.',
      '一屏写完：转发什么、配什么文案、发到哪里、几点发。',
    ),
    doneWhen: both(
      'A colleague outside marketing has followed it without asking anything.',
      '一位市场部以外的同事照着做过，一个问题都没问。',
    ),
  }),
]
