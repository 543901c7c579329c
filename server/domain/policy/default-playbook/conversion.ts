import { both } from '../both-languages.ts'
import { expandGrades } from './expand-grades.ts'

/** C1 to C5: conversion to leads. */
export const conversion = [
  expandGrades('conversion', {
    id: 'one-conversion-path',
    title: both('One conversion path', '转化路径'),
    owner: 'pmm',
    after: ['story-sheet'],
    days: [-2, -5, -14, -21],
    deliverable: {
      announce: both(
        'Choose the one thing a reader should do next, and put its link or reply word into every text.',
        '定好读者看完要做的一件事，把链接或回复关键词放进每段文字。',
      ),
      otherwise: both(
        'Design one path from content to lead: the call to action, the page, the form and the step after it.',
        '设计一条从内容到线索的路径：行动号召、页面、表单、填完之后的下一步。',
      ),
    },
    doneWhen: {
      announce: both(
        'It has been tried once to the end, and the number we hope for is written down.',
        '从头到尾走通过一次，希望达到的数量也写下来了。',
      ),
      otherwise: both(
        'A colleague has tried the whole path, and the number of leads we aim for is written down.',
        '一位同事走通了全程，目标线索数也写下来了。',
      ),
    },
  }),
  expandGrades('conversion', {
    id: 'landing-page',
    title: both('Landing page', '落地页'),
    owner: 'web',
    after: ['one-conversion-path'],
    days: [null, -3, -7, -14],
    deliverable: both(
      'Build the page that answers three questions: why buy from us, what is better, what it costs.',
      '做落地页，回答三个问题：为什么买我们的、好在哪里、多少钱。',
    ),
    doneWhen: both(
      'Someone new to it can answer all three after half a minute on a phone.',
      '一位没接触过的人用手机看了半分钟，三个问题都答得上来。',
    ),
  }),
  expandGrades('conversion', {
    id: 'tracking',
    title: both('Tracking', '埋点'),
    owner: 'data',
    after: ['landing-page'],
    days: [null, -2, -5, -7],
    deliverable: both(
      'Set up events for view, click, form and source, on the page and in every link.',
      '给浏览、点击、提交和来源加上埋点，页面和每个链接都覆盖。',
    ),
    doneWhen: both(
      'A test lead shows up in the report with the right source.',
      '提交的测试线索在报表里看得到，来源也对。',
    ),
  }),
  expandGrades('conversion', {
    id: 'grab-content',
    title: both('Lead magnet', '抓手内容'),
    owner: 'content',
    after: ['story-sheet'],
    days: [null, null, -5, -14],
    deliverable: both(
      'Make a white paper or a course that buyers gladly leave their contact for.',
      '做一份客户愿意留联系方式来换的白皮书或课程。',
    ),
    doneWhen: both(
      'The form works: whoever fills it in gets the content and appears among the leads.',
      '表单走得通：填完就能拿到内容，线索里也能看到这个人。',
    ),
  }),
  expandGrades('conversion', {
    id: 'a-b-test',
    title: both('A/B test', 'A/B 测试'),
    owner: 'marketing-ops',
    after: ['landing-page'],
    days: [null, null, 14, 14],
    deliverable: both(
      'Run two variants of the page or the call to action that differ in one thing only.',
      '给落地页或行动号召做两个版本对比，只改一处。',
    ),
    doneWhen: both(
      'The winner is logged with the numbers of both, and is the one now online.',
      '两个版本的数据和胜出版本都有记录，线上换成了胜出的那版。',
    ),
  }),
]
