import type { RubricDefinition } from '../../contracts/rubrics.ts'
import { both } from './both-languages.ts'

/**
 * The rubric that ships with the product. Total = Σ (weight × mean score ÷ 5), 0 to 100; criteria, weights,
 * bands and gates are those of RULES.md, Default rubric, Bands, Gates.
 */
export const defaultRubric: RubricDefinition = {
  title: both('Feature rubric', '功能打分表'),
  criteria: [
    {
      id: 'roadmap-value',
      title: both('Roadmap value', '路线图价值'),
      question: both(
        'Where does this feature stand on the product roadmap?',
        '这个功能在产品路线图上是什么位置？',
      ),
      weight: 15,
      levels: [
        both('It is not on the product roadmap.', '不在产品路线图上。'),
        both('It only completes a function that customers already use.', '只是补全客户已经在用的旧功能。'),
        both(
          'It is on the roadmap as a minor item, without a promised quarter.',
          '在路线图上是一般项，没有承诺哪个季度交付。',
        ),
        both("It is listed in this or the next quarter's plan.", '写进了本季度或下季度的计划。'),
        both(
          "The quarterly plan marks it as one of the quarter's focus items.",
          '在季度计划里被标为季度重点。',
        ),
        both(
          'It sets the direction of the next stage: later roadmap items build on it.',
          '决定产品下一阶段的方向，后面的路线图要在它之上展开。',
        ),
      ],
    },
    {
      id: 'scenario-breadth',
      title: both('Scenario breadth', '场景广度'),
      question: both(
        "How much of a customer's work can we tell as one story around it?",
        '围绕这个功能，我们能讲出多大的场景？',
      ),
      weight: 20,
      levels: [
        both('We cannot say in which situation a customer would use it.', '讲不出客户会在什么情况下用到它。'),
        both(
          'It changes a single step, such as one button or field, and the work around it stays the same.',
          '只改变一个操作点，比如一个按钮或字段，前后的工作照旧。',
        ),
        both(
          'It covers one small scenario: one role gets one job done from start to finish.',
          '能讲一个小场景：一个角色从头到尾办完一件事。',
        ),
        both(
          'It links several scenarios: what one of them produces is where the next one starts.',
          '能连起若干个场景：上一个场景的结果就是下一个场景的起点。',
        ),
        both(
          'It is a full solution across roles: several roles do the whole job in the product.',
          '是一套跨角色的完整方案：几个角色在产品里把整件事做完。',
        ),
        both(
          'It is a solution for a whole industry, or a platform on which others build their own scenarios.',
          '是行业级方案，或者是客户和伙伴能在上面搭建自己场景的平台。',
        ),
      ],
    },
    {
      id: 'core-persona-fit',
      title: both('Core-persona fit', '核心用户匹配'),
      question: both('How many of our core users need it?', '有多少核心用户需要它？'),
      weight: 15,
      levels: [
        both(
          "It is one customer's custom wish, and nobody else has asked for it.",
          '是某一个客户的定制需求，没有别人提过。',
        ),
        both(
          'One or two big customers need it, and the other core users do not.',
          '只有一两个大客户需要，其他核心用户用不上。',
        ),
        both(
          'It serves a fringe group that is not among our core personas.',
          '服务的是边缘群体，不在核心用户画像之内。',
        ),
        both('Part of our core users need it, about half at most.', '部分核心用户需要，最多一半左右。'),
        both('Most of our core users need it, clearly more than half.', '多数核心用户需要，明显超过一半。'),
        both(
          'All our core users need it, and it opens a segment that we do not serve yet.',
          '核心用户都需要，还能打开一个我们没有服务过的新群体。',
        ),
      ],
    },
    {
      id: 'pain-and-value',
      title: both('Pain and value', '痛点价值'),
      question: both(
        'How painful is the problem it solves, and what does the user gain?',
        '它替用户解决了多痛的问题，带来多大的价值？',
      ),
      weight: 15,
      levels: [
        both('Users would not notice any gain.', '用户感受不到任何价值。'),
        both(
          'It looks or reads better, but saves no time and prevents no mistake.',
          '看上去更顺眼，但不省时间，也不减少出错。',
        ),
        both('It saves a few minutes now and then.', '偶尔省下几分钟。'),
        both(
          'It eases a pain that users meet every week, and part of the pain remains.',
          '缓解用户每周都会碰到的痛点，但还留着一部分。',
        ),
        both(
          'It fully solves a key pain: users can drop their old workaround.',
          '彻底解决一个关键痛点，用户可以丢掉原来的土办法。',
        ),
        both(
          'It makes a whole department or company more efficient, and a manager can show it in numbers.',
          '让整个部门或公司的效率明显提升，管理者拿得出数字。',
        ),
      ],
    },
    {
      id: 'acquisition-win-pull',
      title: both('Acquisition and win pull', '拉新赢单'),
      question: both(
        'Does it bring new customers, or help sales to win deals?',
        '它能带来新客户、帮销售赢单吗？',
      ),
      weight: 10,
      levels: [
        both('It plays no part in whether anyone buys.', '对客户买不买没有影响。'),
        both(
          'Prospects rarely ask about it, once or twice a quarter at most.',
          '潜在客户极少问到，一个季度最多一两次。',
        ),
        both(
          'Prospects ask about it in some demos, but it does not decide the deal.',
          '部分演示会被问到，但不左右结果。',
        ),
        both('It keeps coming up in tenders and requirement lists.', '招投标文件和选型清单里经常出现。'),
        both(
          'We have lost deals because it was missing, and it removes that reason.',
          '我们因为缺它丢过单，有了它就没有这个丢单原因了。',
        ),
        both('People register or ask for a demo because of it alone.', '单凭它就能直接带来注册或预约演示。'),
      ],
    },
    {
      id: 'activity-renewal',
      title: both('Activity and renewal', '活跃续约'),
      question: both(
        'Who among existing customers will use it, and how often?',
        '老客户里谁会用它，多久用一次？',
      ),
      weight: 5,
      levels: [
        both('It does not change how existing customers use the product.', '不改变老客户的使用。'),
        both(
          'It is used rarely, for instance once at set-up or once a year.',
          '极少用到，比如只在初次设置时，或者一年一次。',
        ),
        both('It is used occasionally, about once a month.', '偶尔用到，大约每月一次。'),
        both('One role uses it every week.', '有一个角色每周都用。'),
        both('One role uses it every day.', '有一个角色每天都用。'),
        both("The customer's whole staff uses it.", '客户的全体员工都用。'),
      ],
    },
    {
      id: 'competitive-window',
      title: both('Competitive window', '竞争窗口'),
      question: both(
        'Where does it put us against competitors on the day it ships?',
        '上线那天，它让我们和竞品相比处在什么位置？',
      ),
      weight: 10,
      levels: [
        both(
          'Comparable products have long had it, and buyers take it for granted.',
          '同类产品早就有了，客户觉得理所当然。',
        ),
        both(
          'The main competitors have it, and ours is still weaker.',
          '主要竞品已经有了，我们还在追赶，做得不如它们。',
        ),
        both(
          'It brings us level with the main competitors, and buyers see no difference.',
          '和主要竞品持平，客户看不出差别。',
        ),
        both(
          'We are level overall, but suit one customer segment clearly better.',
          '整体持平，但对某一个客户圈层明显更合适。',
        ),
        both(
          'It does something the main competitors cannot, and a demo shows it.',
          '能做到主要竞品做不到的事，一演示就看得出来。',
        ),
        both(
          'Nobody offers it yet, and buyers will remember whoever speaks first.',
          '市面上还没有，谁先讲出来，客户就先记住谁。',
        ),
      ],
    },
    {
      id: 'concept-height',
      title: both('Concept height', '理念高度'),
      question: both('Is there an idea behind it worth spreading?', '它背后有没有值得传播的理念？'),
      weight: 10,
      levels: [
        both('There is only the function to talk about.', '只有功能可讲。'),
        both('There is a slogan, and nothing behind it.', '有一句口号，背后没有内容。'),
        both('There is a new phrase for something familiar.', '给大家熟悉的事情换了一个新说法。'),
        both(
          'There is a viewpoint of our own that fills an article with facts.',
          '有自己的观点，能用事实撑起一篇文章。',
        ),
        both(
          'Our viewpoint takes a side in a debate of the industry, and follow-up actions are planned.',
          '观点切中行业正在争论的议题，后续动作也排好了。',
        ),
        both(
          'It names a new category, and a long series of actions is planned to establish it.',
          '提出一个新品类，并规划了一系列长期动作来立住它。',
        ),
      ],
    },
  ],
  bands: [
    { grade: 'announce', from: 0 },
    { grade: 'small-scenario', from: 35 },
    { grade: 'big-scenario', from: 60 },
    { grade: 'concept-campaign', from: 80 },
  ],
  gates: [
    {
      id: 'small-needs-a-scenario',
      conditions: [{ kind: 'criterion-at-least', criterion: 'scenario-breadth', value: 2 }],
      cap: 'announce',
      reason: both(
        'A small scenario launch tells one scenario from start to finish, and this feature does not have one yet.',
        '小场景型推广要讲清一个完整的小场景，这个功能目前还讲不出来。',
      ),
      remedy: both(
        'Find one job that one role gets done with it from start to finish, so that scenario breadth reaches 2.',
        '找出一个角色能用它从头到尾办完的一件事，让场景广度达到 2 分。',
      ),
    },
    {
      id: 'big-needs-linked-scenarios',
      conditions: [{ kind: 'criterion-at-least', criterion: 'scenario-breadth', value: 3 }],
      cap: 'small-scenario',
      reason: both(
        'A big scenario launch tells a solution made of linked scenarios, and this feature does not link several yet.',
        '大场景型推广讲的是一套相连的场景方案，这个功能目前还连不起几个场景。',
      ),
      remedy: both(
        'Launch it together with the features it works with, so that scenario breadth of the whole reaches 3.',
        '和前后相连的功能合在一起推广，让整体的场景广度达到 3 分。',
      ),
    },
    {
      id: 'concept-needs-height-and-series',
      conditions: [
        { kind: 'criterion-at-least', criterion: 'scenario-breadth', value: 4 },
        { kind: 'criterion-at-least', criterion: 'concept-height', value: 4 },
        { kind: 'follow-ups-at-least', value: 3 },
        { kind: 'department-owner-set' },
        { kind: 'campaign-budget-set' },
      ],
      cap: 'big-scenario',
      reason: both(
        'A concept campaign needs a full solution, a debated viewpoint, a series of at least three follow-ups, a department owner and a budget, and not all of them are there.',
        '理念型推广需要整套方案、能引起行业讨论的观点、至少三次后续动作、部门牵头人和专项预算，目前还没有凑齐。',
      ),
      remedy: both(
        'Raise scenario breadth and concept height to 4, plan at least three follow-ups, and name the department owner and the campaign budget on the feature.',
        '让场景广度和理念高度都达到 4 分，排出至少三次后续动作，并在功能上填好部门牵头人和推广预算。',
      ),
    },
    {
      id: 'one-customer',
      conditions: [{ kind: 'criterion-above', criterion: 'core-persona-fit', value: 1 }],
      cap: 'announce',
      reason: both(
        'Only one or two big customers ask for it, and their wish alone never carries a launch.',
        '只有一两个大客户需要它，单凭大客户的需求不足以支撑一次推广。',
      ),
      remedy: both(
        'Interview core users who did not ask for it, and score core-persona fit again if they need it too.',
        '去访谈没有提过这个需求的核心用户，如果他们也需要，再重新给核心用户匹配打分。',
      ),
    },
    {
      id: 'no-value',
      conditions: [{ kind: 'criterion-above', criterion: 'pain-and-value', value: 0 }],
      cap: 'announce',
      reason: both(
        'Users would not notice any gain, so there is no value to promote.',
        '用户感受不到价值，没有可以宣传的内容。',
      ),
      remedy: both(
        'Write down what one real user saves or avoids with it, and score pain and value again.',
        '写下一位真实用户用它省了什么、避免了什么，再重新给痛点价值打分。',
      ),
    },
    {
      id: 'young-product',
      conditions: [{ kind: 'product-stage-is-not', value: 'rnd' }],
      cap: 'small-scenario',
      reason: both(
        'The product area is still in research and development, and customers won by a large launch would leave before it is ready.',
        '所在的产品线还在研发阶段，这时大规模推广，引来的客户等不到产品成熟就会流失。',
      ),
      remedy: both(
        'Wait until the product area is past research and development, then change its stage and grade again.',
        '等产品线走出研发阶段，更新它的产品阶段后再定级。',
      ),
    },
  ],
  countedFunctions: ['pmm', 'pm'],
  nearLinePoints: 3,
  discussSpread: 2,
}
