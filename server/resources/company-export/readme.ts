import type { Language } from '../../contracts/lists.ts'
import { exportedTables } from './tables.repository.ts'
import { inline } from './markdown.ts'

const frame: Readonly<Record<Language, { title: string; about: readonly string[]; tables: string }>> = {
  en: {
    title: 'Everything in Headrace',
    about: [
      '- `features/` and `launches/`: a page for each, to be read by people.',
      '- `documents/`: every version of every document, as it was attached.',
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
      '- `documents/`：每份文档的每个版本，与附上时完全一致。',
      '- `tables/`：全部内容的 CSV（UTF-8），供程序读取。各表之间用编号关联；日期用 ISO 8601，时刻用 UTC，是否用 0 或 1；有结构的内容以 JSON 放在一个单元格里。',
      '- 会被电子表格当作公式的单元格，开头多一个撇号，它不属于内容本身。',
      '- `manifest.json`：导出的时刻，以及每张表的行数。',
      '- 保密的功能和推广也在其中；密码、登录会话和令牌不在其中。它用来留存和阅读，不能用来恢复系统。',
    ],
    tables: '各表内容',
  },
}

/** The README of a company export, in the language of the exporting person. */
export function readme(language: Language, { company, madeAt }: { company: string; madeAt: string }): string {
  const { title, about, tables: heading } = frame[language]
  const colon = language === 'en' ? ': ' : '：'
  const lines = exportedTables.map(({ table, words }) => `- \`${table}\`${colon}${words[language]}`)
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
