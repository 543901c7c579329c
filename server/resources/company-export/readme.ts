import type { Language } from '../../contracts/lists.ts'
import { exportedTables } from './tables.repository.ts'
import { inline } from './markdown.ts'

/** What each table tells, for whoever opens the files without Headrace. */
const tables: Readonly<Record<string, Record<Language, string>>> = {
  workspaces: {
    en: 'the company’s name, time zone, currency and calendar',
    'zh-Hans': '公司名称、时区、货币和工作日历',
  },
  calendars: { en: 'working calendars', 'zh-Hans': '工作日历' },
  people: { en: 'everyone who uses Headrace', 'zh-Hans': '所有成员' },
  product_areas: { en: 'product areas', 'zh-Hans': '产品线' },
  rubrics: { en: 'every version of the rubric', 'zh-Hans': '功能打分表的各个版本' },
  playbooks: { en: 'every version of the playbook', 'zh-Hans': '推广模板的各个版本' },
  features: { en: 'features, archived ones too', 'zh-Hans': '功能，含已归档的' },
  feature_named_people: {
    en: 'who is named on confidential features',
    'zh-Hans': '能看到保密功能的点名成员',
  },
  grading_rounds: { en: 'grading rounds', 'zh-Hans': '定级轮次' },
  scorecards: {
    en: 'scorecards; the scores of open rounds and of drafts are left out, so that nobody sees them before scoring',
    'zh-Hans': '评分卡；进行中的轮次和未提交的草稿不含分数，免得有人打分前先看到',
  },
  reveals: { en: 'who looked at scores without scoring', 'zh-Hans': '谁没打分就看了分数' },
  decisions: { en: 'decided grades, with what each rested on', 'zh-Hans': '定级记录和当时的依据' },
  launches: { en: 'launches, archived ones too', 'zh-Hans': '推广，含已归档的' },
  launch_named_people: { en: 'who is named on confidential launches', 'zh-Hans': '能看到保密推广的点名成员' },
  launch_features: { en: 'which features each launch promotes', 'zh-Hans': '每场推广包含哪些功能' },
  tasks: { en: 'the checklists of all launches', 'zh-Hans': '所有推广的清单' },
  warning_dismissals: { en: 'warnings that were dismissed, and why', 'zh-Hans': '忽略的提醒和理由' },
  imports: { en: 'imported files', 'zh-Hans': '导入过的文件' },
  deletions: { en: 'features and launches that were deleted for good', 'zh-Hans': '彻底删除的功能和推广' },
  activity: { en: 'who did what, when and from where', 'zh-Hans': '谁在什么时候、从哪里做了什么' },
}

const frame: Readonly<Record<Language, { title: string; about: readonly string[]; tables: string }>> = {
  en: {
    title: 'Everything in Headrace',
    about: [
      '- `features/` and `launches/`: a page for each, to be read by people.',
      '- `tables/`: everything as CSV (UTF-8), to be read by programs. Ids refer from one table to another; dates are ISO 8601, moments UTC, flags 0 or 1; what is structured is JSON in one cell.',
      '- A cell that a spreadsheet would run as a formula begins with an apostrophe that is not part of it.',
      '- `manifest.json`: when this was made and how many rows each table has.',
      '- Confidential features and launches are in it. Passwords, open sessions and tokens are not. It is a copy to keep and to read, not a backup to restore.',
    ],
    tables: 'Tables',
  },
  'zh-Hans': {
    title: 'Headrace 中的全部内容',
    about: [
      '- `features/` 和 `launches/`：每个功能、每场推广一页，供人阅读。',
      '- `tables/`：全部内容的 CSV（UTF-8），供程序读取。各表之间用编号关联；日期用 ISO 8601，时刻用 UTC，是否用 0 或 1；有结构的内容以 JSON 放在一个单元格里。',
      '- 会被电子表格当作公式的单元格，开头多一个撇号，它不属于内容本身。',
      '- `manifest.json`：导出的时刻，以及每张表的行数。',
      '- 保密的功能和推广也在其中；密码、登录会话和令牌不在其中。它用来留存和阅读，不能用来恢复系统。',
    ],
    tables: '各表内容',
  },
}

/** What is what in an export of everything, in its maker's language. */
export function readme(language: Language, { company, madeAt }: { company: string; madeAt: string }): string {
  const { title, about, tables: heading } = frame[language]
  const colon = language === 'en' ? ': ' : '：'
  const lines = exportedTables.map(({ table }) => `- \`${table}\`${colon}${tables[table]?.[language] ?? ''}`)
  return [
    `# ${title}`,
    '',
    `${inline(company)} · ${madeAt}`,
    '',
    ...about,
    '',
    `## ${heading}`,
    '',
    ...lines,
    '',
  ].join('\n')
}
