import { both } from '../both-languages.ts'
import { expandGrades } from './expand-grades.ts'

/** M1 to M10: promotion. */
export const promotion = [
  expandGrades('promotion', {
    id: 'notice-monthly-item',
    title: both('Notice + monthly item', '通知与月报'),
    owner: 'marketing-ops',
    after: ['go-hold'],
    days: [0, 0, 0, 0],
    deliverable: {
      announce: both(
        'Publish the in-product notice and one item for the monthly report, with a small play if you like.',
        '发站内通知，给月报写一条，有余力再加个小玩法。',
      ),
      otherwise: both(
        'Publish the in-product notice and one item for the monthly report, both linked to the landing page.',
        '发站内通知，给月报写一条，两处都链到落地页。',
      ),
    },
    doneWhen: {
      announce: both(
        'The notice is online, the item is handed in, and both begin with what the user gains.',
        '通知已上线，月报稿已交，两处开头都先讲用户得到什么。',
      ),
      otherwise: both(
        'The notice is online, the item is handed in, and both links have been clicked through.',
        '通知已上线，月报稿已交，两处链接都点过、能打开。',
      ),
    },
  }),
  expandGrades('promotion', {
    id: 'scenario-article',
    title: both('Scenario article', '场景文章'),
    owner: 'content',
    after: ['keywords'],
    days: [null, 0, 0, 0],
    deliverable: {
      'small-scenario': both(
        'Publish an article on the one scenario: first the pain, then the value, the feature last.',
        '发一篇文章讲透这个小场景：先讲痛点，再讲价值，最后才讲功能。',
      ),
      'big-scenario': both(
        'Publish an article that walks through the linked scenarios with a real customer: value first, features last.',
        '发一篇文章，跟着一家真实客户走完整套场景：先讲价值，最后才讲功能。',
      ),
      'concept-campaign': both(
        'Publish an article that argues the viewpoint and shows it in scenarios of real customers.',
        '发一篇文章讲清观点，再用真实客户的场景来印证。',
      ),
    },
    doneWhen: both(
      'The PM has approved it, the headline names a value, and it leads to the call to action.',
      '产品经理已审过，标题讲的是价值，文末能走到行动入口。',
    ),
  }),
  expandGrades('promotion', {
    id: 'website',
    title: both('Website', '官网更新'),
    owner: 'web',
    days: [null, 1, 0, 0],
    deliverable: {
      'small-scenario': both(
        'Update the page of the feature: who it is for, what they gain, one screenshot.',
        '更新这个功能的页面：给谁用、得到什么、配一张截图。',
      ),
      otherwise: both(
        'Put the solution on a page of its own, and lead to it from the home page.',
        '给这套方案单独做一个页面，首页放上入口。',
      ),
    },
    doneWhen: both(
      'The page is online, and its link to the call to action has been clicked through.',
      '页面已上线，页面上的行动入口点过、能走通。',
    ),
  }),
  expandGrades('promotion', {
    id: 'customer-outreach',
    title: both('Customer outreach', '老客户触达'),
    owner: 'customer-success',
    days: [null, 1, 1, 1],
    deliverable: both(
      'Choose the customers it concerns, and tell them by mail, text message or call.',
      '圈出相关的老客户，用邮件、短信或电话告诉他们。',
    ),
    doneWhen: both(
      'Everyone in the segment has been reached once, and the replies are noted.',
      '圈定的客户都触达了一次，回复都有记录。',
    ),
  }),
  expandGrades('promotion', {
    id: 'solution-pack',
    title: both('Solution pack', '解决方案手册'),
    owner: 'pmm',
    after: ['sales-kit'],
    days: [null, null, 0, 0],
    deliverable: both(
      'Publish a handbook and a video that show the solution from the first step to the last.',
      '发布解决方案手册和视频，从第一步讲到最后一步。',
    ),
    doneWhen: both(
      'Product, sales and marketing have approved both, and sales can download them.',
      '产品、销售、市场都审过，销售可以直接下载。',
    ),
  }),
  expandGrades('promotion', {
    id: 'parallel-channels',
    title: both('Parallel channels', '多渠道并行'),
    owner: 'marketing-lead',
    days: [null, null, 0, 0],
    deliverable: both(
      'Set up the channel matrix: at least three channels that support each other, each with content and an owner.',
      '排好渠道矩阵：至少三个渠道互相配合，各有内容和负责人。',
    ),
    doneWhen: both(
      'At least three channels are live at the same time, each with a link that can be told apart.',
      '至少三个渠道同时上线，各渠道的链接能分开统计。',
    ),
  }),
  expandGrades('promotion', {
    id: 'ladder-placement',
    title: both('Tiered placement', '梯形投放'),
    owner: 'pr',
    after: ['scenario-article'],
    days: [null, null, 1, 1],
    deliverable: both(
      "Place the story first on a general news portal, then in the trade media of the customers' industry.",
      '先投综合门户的财经或科技版块，再投客户所在行业的垂直媒体。',
    ),
    doneWhen: both(
      'At least one portal and one trade medium have published it, and their links are collected.',
      '门户和垂直媒体至少各发一篇，链接都已收齐。',
    ),
  }),
  expandGrades('promotion', {
    id: 'salon-or-launch-event',
    title: both('Salon or launch event', '沙龙·发布会'),
    owner: 'events',
    after: ['invite-customers', 'rehearsal'],
    days: [null, null, 7, 0],
    deliverable: {
      'big-scenario': both(
        'Hold a salon at which customers show how they work with it.',
        '办一场沙龙，请客户讲自己是怎么用的。',
      ),
      'concept-campaign': both(
        'Hold the launch event: the viewpoint, the solution, and customers on the stage.',
        '办发布会：讲观点、讲方案，请客户上台。',
      ),
    },
    doneWhen: both(
      'The highlights are recorded, and every guest has been passed to someone who follows up.',
      '高光时刻都已记录，每位来宾都有人跟进。',
    ),
  }),
  expandGrades('promotion', {
    id: 'small-paid-test',
    title: both('Small paid test', '小成本投放'),
    owner: 'marketing-ops',
    after: ['tracking'],
    days: [null, null, 7, 7],
    deliverable: both(
      'If buyers already know what it is, test paid channels with a small fixed sum; if not, write why you leave it out.',
      '买家已经知道这是什么，就用一小笔固定预算试投；还不知道，就写明为什么不投。',
    ),
    doneWhen: both(
      'The ROI of each channel has been read, and go on, stop or leave out is written down.',
      '各渠道的 ROI 都看过，写明继续、停止还是不投。',
    ),
  }),
  expandGrades('promotion', {
    id: 'follow-up-series',
    title: both('Follow-up series', '系列动作'),
    owner: 'marketing-head',
    after: ['goal-and-budget'],
    days: [null, null, null, 30],
    deliverable: both(
      'Plan the series that follows: at least three waves, each with a topic, a day and a channel.',
      '排出后续系列动作：至少三波，每波写明主题、日期和渠道。',
    ),
    doneWhen: both(
      'At least three waves stand in the calendar, each with an owner who has agreed.',
      '至少三波已排进日程，每波的负责人都点了头。',
    ),
  }),
]
