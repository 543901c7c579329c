import type { Translated } from '../messages.ts'
import type { authenticating as en } from '../en/authenticating.ts'

export const authenticating = {
  title: '请确认是你本人',
  lede: '这个操作会改变谁能进入 Headrace，或者导出全部数据，而你上次登录已超过十分钟。填写的内容都还在，确认后会自动继续。',
  confirm: '确认',
  singleSignOn: '用 {{name}} 确认',
  singleSignOnHint: '会打开新标签页，完成后回到这里。',
  goOn: '我已在那边确认',
  notYet: '{{name}} 还没有确认。',
  choice: '以{{name}}的身份继续',
  none: '这里无法确认。请退出并重新登录，然后在十分钟内再操作一次。',
  done: { title: '已确认', lede: '请关闭这个标签页，回到原来的页面，操作会在那边继续。' },
  failed: {
    title: '未能确认',
    lede: '请关闭这个标签页，回到原来的页面再试一次，并使用登录 Headrace 的那个账户。',
  },
} satisfies Translated<typeof en>
