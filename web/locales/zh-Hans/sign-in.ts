import type { Translated } from '../../state/language.ts'
import type { signIn as en } from '../en/sign-in.ts'

export const signIn = {
  title: '每个功能，值得多大的推广？',
  lede: '打分、定级，再排出每一步做什么、哪天做。Headrace 是把水引向水轮的水渠：渠修好一次，每次推广都从这里流过。',
  begin: '从自己的公司开始',
  beginLede: '你是第一位成员，将成为管理员。同事可以之后再加。',
  name: '你的姓名',
  email: '你的邮箱',
  beginButton: '开始使用',
  sample: '或者先看看样子',
  sampleLede: '一家虚构的人力资源软件公司：功能已经定级，有一场推广正在进行，本周有任务，中英文内容都有。',
  sampleButton: '载入示例公司',
  sampleLoading: '正在载入示例公司',
  who: '你是哪一位？',
  whoLede: '选择你的名字。目前还没有密码，所以服务器只接受本机访问。',
  find: '查找姓名',
  nobody: '没有叫这个名字的成员。',
} satisfies Translated<typeof en>
