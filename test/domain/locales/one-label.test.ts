import { describe, expect, it } from 'vitest'
import { labels, severalFor, withoutForms } from './labels.ts'

const twoThings = 'two things that English calls by one word'
const event = 'Chinese tells a state from what is done'
const short = 'a short form where there is little room'
const oneWord = 'Chinese has one word for both'
const longer = 'the name in full'
const answer = 'an answer in the table of roles'

/** English labels with two Chinese ones, each with its reason. */
const severalChinese: Record<string, string> = {
  read: twoThings,
  may: twoThings,
  person: 'who did something; anybody',
  from: 'of dates; of a range',
  to: 'of dates; of a range',
  added: event,
  changed: event,
  archived: event,
  planned: 'a stage of a feature; a state of a launch; what is done',
  finished: event,
  skipped: event,
  disabled: event,
  yes: answer,
  no: answer,
  empty: 'a value; a column',
  grade: 'the noun; the verb on a button',
  'your scorecard': 'the one that is waited for; the one that is open',
  name: 'of things; of people',
  release: short,
  'nothing matches': 'Chinese names what was looked for',
  'add someone': 'a participant; a member',
  status: 'of HTTP; of a launch',
  now: short,
  open: 'not done; the verb on a link',
  due: short,
  prd: 'a document; a stage of a feature',
  lead: 'a person beside whose name it stands; a company that may buy',
}

/** Chinese labels with two English ones, each with its reason. */
const severalEnglish: Record<string, string> = {
  职能: short,
  关闭: oneWord,
  退出: oneWord,
  新建令牌: 'the button; the head of its form',
  权限: short,
  筛选: 'the head of a form; the button that opens it',
  全部: oneWord,
  操作: oneWord,
  功能打分表: longer,
  推广模板: longer,
  销售简报: longer,
  成员: 'one; all of them',
  定级: 'the noun and the verb, in the words of each page',
  查看分数: 'what was done; the word of it',
  导出: 'the head of a chapter; the button',
  点名可见: short,
  逾期: short,
  已完成: oneWord,
  阶段: 'of a feature; of a launch',
  负责人: 'of a thing; of a department',
  上线日: short,
  更新: 'when; how many',
  不清楚: 'an answer; the word of it',
  写备注: 'the button; its shortcut',
  新增: oneWord,
  '设为 PRD': oneWord,
  标记定稿: oneWord,
  取消撤回: oneWord,
  不变: oneWord,
  改为: 'the head of a column; of a choice',
  未完成: oneWord,
  没有任何变化: 'what is; what would be',
  可以: answer,
  仅限自己的: answer,
  不可以: answer,
  设置新密码: 'the button; the head of its page',
}

const unexplained = (found: Map<string, string>, reasons: Record<string, string>) =>
  [...found].filter(([word]) => !(word in reasons)).map(([word, where]) => `${word}: ${where}`)
const needless = (found: Map<string, string>, reasons: Record<string, string>) =>
  Object.keys(reasons).filter((word) => !found.has(word))

describe('labels are consistent', () => {
  it('from English to Chinese', async () => {
    const found = severalFor(
      await labels(),
      ({ en }) => en.toLowerCase(),
      ({ zh }) => zh,
    )
    expect(unexplained(found, severalChinese)).toEqual([])
    expect(needless(found, severalChinese)).toEqual([])
  })

  it('from Chinese to English', async () => {
    const found = severalFor(
      await labels(),
      ({ zh }) => zh,
      ({ en }) => withoutForms(en),
    )
    expect(unexplained(found, severalEnglish)).toEqual([])
    expect(needless(found, severalEnglish)).toEqual([])
  })
})
