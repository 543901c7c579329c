import type { NewPerson } from '../../contracts/people.ts'
import type { NewProductArea } from '../../contracts/product-areas.ts'

/** A person of the sample company; other samples reference them by `key`. */
export type SamplePerson = NewPerson & { key: string }

/** A product area of the sample company; sample features reference it by `key`. */
export type SampleArea = NewProductArea & { key: string }

/** Heronfold makes workforce software for shops, restaurants and factories. The company and its people are fictional. */
export const sampleCompany = {
  name: 'Heronfold 鹭原',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  calendarSlug: 'china',
}

const at = (mailbox: string) => `${mailbox}@heronfold.example`

export const samplePeople: SamplePerson[] = [
  {
    key: 'helen',
    name: 'Helen Marsh',
    email: at('helen.marsh'),
    role: 'administrator',
    jobFunction: 'marketing-head',
    isDepartmentLead: true,
    language: 'en',
  },
  {
    key: 'heqin',
    name: '何沁',
    email: at('he.qin'),
    role: 'marketing-lead',
    jobFunction: 'marketing-lead',
    isDepartmentLead: true,
    language: 'zh-Hans',
  },
  {
    key: 'linyue',
    name: '林悦',
    email: at('lin.yue'),
    role: 'pmm',
    jobFunction: 'pmm',
    isDepartmentLead: false,
    language: 'zh-Hans',
  },
  {
    key: 'daniel',
    name: 'Daniel Okafor',
    email: at('daniel.okafor'),
    role: 'pmm',
    jobFunction: 'pmm',
    isDepartmentLead: false,
    language: 'en',
  },
  {
    key: 'fangzhiyuan',
    name: '方知远',
    email: at('fang.zhiyuan'),
    role: 'pm',
    jobFunction: 'pm',
    isDepartmentLead: false,
    language: 'zh-Hans',
  },
  {
    key: 'julia',
    name: 'Julia Brandt',
    email: at('julia.brandt'),
    role: 'pm',
    jobFunction: 'pm',
    isDepartmentLead: false,
    language: 'en',
  },
  {
    key: 'qiaoyiming',
    name: '乔一鸣',
    email: at('qiao.yiming'),
    role: 'pm',
    jobFunction: 'pm',
    isDepartmentLead: false,
    language: 'zh-Hans',
  },
  {
    key: 'sutang',
    name: '苏棠',
    email: at('su.tang'),
    role: 'contributor',
    jobFunction: 'content',
    isDepartmentLead: false,
    language: 'zh-Hans',
  },
  {
    key: 'tomas',
    name: 'Tomas Reyes',
    email: at('tomas.reyes'),
    role: 'contributor',
    jobFunction: 'events',
    isDepartmentLead: false,
    language: 'en',
  },
  {
    key: 'jianning',
    name: '简宁',
    email: at('jian.ning'),
    role: 'contributor',
    jobFunction: 'marketing-ops',
    isDepartmentLead: false,
    language: 'zh-Hans',
  },
  {
    key: 'weilan',
    name: '魏澜',
    email: at('wei.lan'),
    role: 'contributor',
    jobFunction: 'data',
    isDepartmentLead: false,
    language: 'zh-Hans',
  },
  {
    key: 'grace',
    name: 'Grace Ellis',
    email: at('grace.ellis'),
    role: 'sales',
    jobFunction: 'sales-lead',
    isDepartmentLead: false,
    language: 'en',
  },
  {
    key: 'gaomin',
    name: '高旻',
    email: at('gao.min'),
    role: 'sales',
    jobFunction: 'sales',
    isDepartmentLead: false,
    language: 'zh-Hans',
  },
  {
    key: 'tangxia',
    name: '唐夏',
    email: at('tang.xia'),
    role: 'sales',
    jobFunction: 'sdr',
    isDepartmentLead: false,
    language: 'zh-Hans',
  },
  {
    key: 'peter',
    name: 'Peter Novak',
    email: at('peter.novak'),
    role: 'contributor',
    jobFunction: 'customer-success',
    isDepartmentLead: false,
    language: 'en',
  },
  {
    key: 'ada',
    name: 'Ada Whitlock',
    email: at('ada.whitlock'),
    role: 'viewer',
    jobFunction: null,
    isDepartmentLead: false,
    language: 'en',
  },
]

export const sampleAreas: SampleArea[] = [
  { key: 'attendance', name: 'Attendance 考勤', productStage: 'scale' },
  { key: 'payroll', name: 'Payroll 薪酬', productStage: 'scale' },
  { key: 'scheduling', name: 'Scheduling 排班', productStage: 'early' },
  { key: 'skills', name: 'Skills 技能', productStage: 'rnd' },
]
