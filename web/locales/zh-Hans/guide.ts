import type { Translated } from '../messages.ts'
import type { guide as en } from '../en/guide.ts'

export const guide = {
  title: 'API 用法示例',
  lede: '这些页面上能做的事，程序都能做。下面的命令可以直接粘贴到终端里运行。',
  docs: '全部接口与字段',
  copy: '复制',
  copied: '已复制',
  copyThing: '复制：{{title}}',
  token: {
    title: '新建令牌',
    text: '在账户页面的“API 令牌”里创建：取个名字，选够用的最小范围，定好最后一天。令牌只显示一次，请像密码一样保管。它以你的名义行事：做过什么都会连同令牌名称记入历史，权限也不会超过你。',
    link: '去看我的 API 令牌',
    set: '先设好服务器地址和令牌',
    check: '看看令牌能不能用',
  },
  scopes: {
    title: '范围',
    scope: '范围',
    opens: '能做什么',
    read: '读取，以你的角色为限。',
    write: '读取和写入，以你的角色为限。',
    prd: '上传 PRD、读取功能，别的都不行：适合代码仓库的构建服务器。',
    never:
      '任何令牌都碰不到账户：成员只能读到名字；密码、两步验证、登录设备、令牌、角色、设置、公司数据导出和永久删除都只能在页面上操作。',
    refused: '范围不够时的回答',
    refusedText: '用 prd-upload 范围的令牌读取推广，会得到 403 和代码 scope-too-small。',
  },
  read: {
    title: '读取',
    list: '开发中且尚未定级的功能',
    text: '多个值用逗号连接。返回内容包括本页条目、总数和下一页的游标。',
    page: '下一页',
    pageText:
      '筛选条件不变，把返回的 nextCursor 填进 cursor。到最后一页时 nextCursor 为 null。每页默认 50 条，可用 limit 调整，最多 200 条。',
    launches: '包含某个功能的推广',
  },
  add: {
    title: '添加',
    text: '只有标题必填。外部编号把功能和你们需求系统里的条目对应起来，再次导入时靠它匹配。',
    feature: '添加功能',
  },
  edit: {
    title: '修改，但不覆盖别人',
    text: '凡是可能被两个人同时修改的内容都有版本号，见 ETag 响应头和返回内容里的 version；修改时用 If-Match 带回去，并且只发送要改的字段。',
    one: '先读取，ETag 就是版本号',
    change: '基于看到的第 1 版修改',
    stale: '同样的请求再发一次会被拒绝',
    staleText: '这时它已是第 2 版，什么都没有写入。请重新读取，看清改动之后再决定。',
  },
  out: {
    title: '导出',
    text: '筛选条件与列表相同，一个文件全部导出：csv 适合表格软件，json 适合脚本。',
    features: '把全部功能导出为 CSV',
    company: '管理员可以在工作区页面一次导出全部数据。',
  },
  errors: {
    title: '错误',
    text: '所有错误都是 application/problem+json，代码取自一份固定清单。有误的字段会按路径逐个列在 errors 里。',
    status: '状态码',
    code: '代码',
    means: '怎么办',
    advice: {
      'not-signed-in': '没有令牌，或令牌已到期、已吊销。请重新创建。',
      'scope-too-small': '令牌的范围不够，请创建范围更大的令牌。',
      'not-for-tokens': '任何令牌都不能做这个操作，范围再大也不行，请在页面上操作。',
      'not-allowed': '你的角色没有这项权限，用不用令牌都一样。',
      'not-found': '不存在，或你无权查看。两种情况有意不作区分。',
      'stale-version': '这期间有人改过。重新读取，再提交你的修改。',
      'invalid-input': '有字段不正确，errors 里写明了是哪个、为什么。',
      'version-required': '缺少 If-Match，请先读取。',
      'too-many-attempts': '请求太频繁，Retry-After 写明了要等多少秒。',
    },
  },
} satisfies Translated<typeof en>
