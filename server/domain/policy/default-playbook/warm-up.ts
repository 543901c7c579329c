import { both } from '../both-languages.ts'
import { expandGrades } from './expand-grades.ts'

/** U1 to U8: warm-up before the launch day. */
export const warmUp = [
  expandGrades('warm-up', {
    id: 'internal-preview',
    title: both('Internal preview', '内部预告'),
    owner: 'pmm',
    after: ['launch-brief'],
    days: [-2, -5, -10, -21],
    deliverable: {
      announce: both(
        'Send sales and customer success one message: what is coming, for whom, on which day.',
        '给销售和客户成功发一条消息：上什么、给谁用、哪天推。',
      ),
      'small-scenario': both(
        'Send sales and customer success a message or take five minutes of their meeting: what is coming, for whom, when.',
        '给销售和客户成功发消息，或在例会上讲五分钟：上什么、给谁用、哪天推。',
      ),
      otherwise: both(
        'Send a message and take a slot in the meetings of sales and customer success: what is coming, for whom, when, and what we ask of them.',
        '发消息，再到销售和客户成功的例会上讲一次：上什么、给谁用、哪天推、需要他们做什么。',
      ),
    },
    doneWhen: {
      announce: both('Both teams have received the message.', '两个团队都收到了消息。'),
      otherwise: both(
        'Both teams have been reached, and what they asked has been answered.',
        '两个团队都已知会，提出的问题都有答复。',
      ),
    },
  }),
  expandGrades('warm-up', {
    id: 'teaser',
    title: both('Teaser', '预热内容'),
    owner: 'content',
    after: ['story-sheet', 'landing-page'],
    days: [null, -3, -7, -14],
    deliverable: {
      'concept-campaign': both(
        'Publish teasers that ask the question our viewpoint answers, without naming the product yet.',
        '发一组预热内容，抛出我们要回答的那个问题，先不提产品。',
      ),
      otherwise: both(
        'Publish a teaser that names the pain and promises no more than gray customers confirmed.',
        '发一条预热内容，点出痛点，只讲灰度客户证实过的好处。',
      ),
    },
    doneWhen: both(
      'It is online, and its call to action has been clicked through to the landing page.',
      '内容已发出，点过行动按钮，能走到落地页。',
    ),
  }),
  expandGrades('warm-up', {
    id: 'keywords',
    title: both('Keywords', '关键词'),
    owner: 'content',
    days: [null, null, -14, -21],
    deliverable: both(
      'List the words with which customers search for this pain, and the terms competitors use.',
      '列出客户搜这个痛点时用的词，以及竞品常用的词。',
    ),
    doneWhen: both(
      'The list is shared, and the titles of the planned content use its words.',
      '词表已共享，排好的内容标题里用上了这些词。',
    ),
  }),
  expandGrades('warm-up', {
    id: 'event-tables-plan-b',
    title: both('Event tables, Plan B', '活动双表'),
    owner: 'events',
    after: ['goal-and-budget'],
    days: [null, null, -14, -30],
    deliverable: both(
      'Fill in two tables: the plan before, during and after the event with a Plan B, and the dates with their owners.',
      '填好两张表：活动方案表写清会前、会中、会后和 Plan B，活动统筹表写清时间节点和负责人。',
    ),
    doneWhen: both(
      'Every item of both tables has one owner and a day, and every big risk has a Plan B.',
      '两张表的每一项都有一位负责人和日期，每个大风险都有 Plan B。',
    ),
  }),
  expandGrades('warm-up', {
    id: 'invite-customers',
    title: both('Invite customers', '邀请客户'),
    owner: 'sales',
    assists: ['customer-success'],
    after: ['event-tables-plan-b'],
    days: [null, null, -10, -21],
    deliverable: both(
      'Invite customers one by one, and update the list of attendees every day.',
      '逐一邀请客户，参会名单每天更新。',
    ),
    doneWhen: both(
      'Every customer invited has said yes or no, and those who come are confirmed by name and job.',
      '每位受邀客户都有明确答复，来的人姓名和职务都已确认。',
    ),
  }),
  expandGrades('warm-up', {
    id: 'endorsement',
    title: both('Endorsement', '大佬与媒体背书'),
    owner: 'pr',
    days: [null, null, -10, -30],
    deliverable: both(
      'Ask well-known people of the industry for a quote, and media for a slot.',
      '请业内有分量的人说一段话，向媒体约好版面。',
    ),
    doneWhen: both(
      'Every quote is approved by the person quoted, and every slot has a confirmed day.',
      '每段话都经本人确认，每个版面都定好了日期。',
    ),
  }),
  expandGrades('warm-up', {
    id: 'concept-paper',
    title: both('Concept paper', '理念白皮书'),
    owner: 'pmm',
    after: ['story-sheet'],
    days: [null, null, null, -45],
    deliverable: both(
      'Write the viewpoint as a paper: what changes in the industry, why we think so, what follows from it.',
      '把观点写成白皮书：行业在变什么、我们为什么这么看、接下来该怎么做。',
    ),
    doneWhen: both(
      'The PM has checked that it makes no claim about the product that is not proven yet.',
      '产品经理核对过，里面没有任何未经证实的产品承诺。',
    ),
  }),
  expandGrades('warm-up', {
    id: 'rehearsal',
    title: both('Rehearsal', '彩排'),
    owner: 'events',
    after: ['event-tables-plan-b'],
    days: [null, null, -2, -3],
    deliverable: both(
      'Run through the whole event with everyone who takes part, and log what goes wrong.',
      '所有参与的人完整走一遍流程，记下出过的岔子。',
    ),
    doneWhen: both(
      'Every incident in the log has an answer and a person who takes care of it.',
      '记录里的每个岔子都有应对办法和负责人。',
    ),
  }),
]
