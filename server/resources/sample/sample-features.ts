import type { NewFeature } from '../../contracts/features.ts'

type Linked =
  | 'productAreaId'
  | 'pmOwnerId'
  | 'pmmOwnerId'
  | 'departmentOwnerId'
  | 'releaseDate'
  | 'pmmJoinedOn'
  | 'prdFinalOn'

/** A feature of the sample company. People and areas are named by key, dates in days from today, so that the sample stays fresh. */
export type SampleFeature = Omit<NewFeature, Linked> & {
  key: string
  area: string
  pmOwner?: string
  pmmOwner?: string
  departmentOwner?: string
  releaseDaysFromToday?: number
  pmmJoinedDaysFromToday?: number
  prdFinalDaysFromToday?: number
}

const known = (number: number) => ({
  externalKey: `HF-${number}`,
  externalLink: `https://roadmap.heronfold.example/HF-${number}`,
})

export const sampleFeatures: SampleFeature[] = [
  {
    key: 'mobile-scheduling',
    ...known(214),
    title: '手机排班：店长在门店现场排下周的班',
    summary:
      '店长不用回办公室开电脑，在手机上拖动就能排好下周的班，谁请了假、谁超了工时，当场提示。员工收到班表后一键确认。',
    area: 'scheduling',
    stage: 'gray',
    pmOwner: 'fangzhiyuan',
    pmmOwner: 'linyue',
    releaseDaysFromToday: 11,
    pmmJoinedDaysFromToday: -58,
    prdFinalDaysFromToday: -46,
    tags: ['mobile', '连锁门店'],
    requestingCustomers: 34,
  },
  {
    key: 'mobile-clock-in',
    ...known(219),
    title: '手机打卡：到店自动核对班次，排错、走错、忘打卡当场提醒',
    summary: '员工到店打开手机就能打卡，系统对照当天班次，走错门店或排错班时立即提醒，不用等到月底再补单。',
    area: 'attendance',
    stage: 'gray',
    pmOwner: 'fangzhiyuan',
    pmmOwner: 'linyue',
    releaseDaysFromToday: 11,
    pmmJoinedDaysFromToday: -52,
    prdFinalDaysFromToday: -40,
    tags: ['mobile', '连锁门店'],
    requestingCustomers: 27,
  },
  {
    key: 'shift-swap',
    ...known(198),
    title: 'Shift swap between colleagues, approved by the manager in one tap',
    summary:
      'Whoever cannot come offers the shift, a qualified colleague takes it, and the manager approves on the phone. Rest times and overtime are checked before anyone is asked.',
    area: 'scheduling',
    stage: 'gray',
    pmOwner: 'fangzhiyuan',
    pmmOwner: 'daniel',
    releaseDaysFromToday: 6,
    pmmJoinedDaysFromToday: -49,
    prdFinalDaysFromToday: -38,
    tags: ['mobile', 'retail'],
    requestingCustomers: 19,
  },
  {
    key: 'payslip-lines',
    ...known(176),
    title: 'Payslip shows employer contributions on a line of their own',
    summary:
      'Employees see what the company pays on top of their salary. Until now the line was only in the export.',
    area: 'payroll',
    stage: 'released',
    pmOwner: 'julia',
    pmmOwner: 'daniel',
    releaseDaysFromToday: -9,
    pmmJoinedDaysFromToday: -30,
    prdFinalDaysFromToday: -24,
    tags: ['payslip'],
    requestingCustomers: 6,
  },
  {
    key: 'attendance-to-payroll',
    ...known(231),
    title: '从考勤到发薪：月底不再对表的整套方案',
    summary:
      '排班、打卡、假期、加班的结果自动进入算薪，异常在月中就分给责任人处理。人事、店长、财务看的是同一组数，月底不用再对三张表。',
    area: 'payroll',
    stage: 'building',
    pmOwner: 'julia',
    pmmOwner: 'linyue',
    releaseDaysFromToday: 74,
    pmmJoinedDaysFromToday: -35,
    prdFinalDaysFromToday: -12,
    tags: ['solution', '财务'],
    requestingCustomers: 41,
  },
  {
    key: 'predictable-hours',
    ...known(240),
    title: '可预期工时：让一线员工提前两周知道自己的班',
    summary:
      '把“提前两周定班”做成产品：临时改班要有原因，改动次数进入门店报表，员工能看到自己未来两周的收入预估。我们想借它推动行业讨论：一线岗位留不住人，缺的往往是确定性。',
    area: 'scheduling',
    stage: 'prd',
    pmOwner: 'fangzhiyuan',
    pmmOwner: 'linyue',
    departmentOwner: 'helen',
    releaseDaysFromToday: 118,
    pmmJoinedDaysFromToday: -40,
    prdFinalDaysFromToday: 20,
    plannedFollowUps: 4,
    campaignBudget: 600_000,
    tags: ['concept', '一线员工'],
    requestingCustomers: 15,
  },
  {
    key: 'seven-step-approval',
    ...known(203),
    title: 'Seven-step overtime approval with a veto for the works council',
    summary: 'One manufacturer asks for it before renewing. Nobody else has more than three steps.',
    area: 'attendance',
    stage: 'building',
    pmOwner: 'julia',
    pmmOwner: 'daniel',
    releaseDaysFromToday: 33,
    pmmJoinedDaysFromToday: -22,
    prdFinalDaysFromToday: -15,
    tags: ['approval'],
    requestingCustomers: 1,
  },
  {
    key: 'e-signature',
    ...known(226),
    title: '电子签：劳动合同、补充协议和门店承诺书都在手机上签',
    summary: '新员工入职当天在手机上签完合同，到期前自动提醒续签，签好的文件归到员工档案。',
    area: 'payroll',
    stage: 'building',
    pmOwner: 'julia',
    pmmOwner: 'daniel',
    releaseDaysFromToday: 47,
    pmmJoinedDaysFromToday: -6,
    prdFinalDaysFromToday: -17,
    tags: ['onboarding'],
    requestingCustomers: 12,
  },
  {
    key: 'skills-map',
    ...known(244),
    title: 'Skills map: who can cover which job, and what is missing for next quarter',
    summary:
      'Managers record who can do what, and see which jobs depend on a single person. The first version is tried inside Heronfold only.',
    area: 'skills',
    stage: 'prd',
    pmOwner: 'qiaoyiming',
    pmmOwner: 'linyue',
    releaseDaysFromToday: 90,
    pmmJoinedDaysFromToday: -10,
    prdFinalDaysFromToday: 6,
    tags: ['skills'],
    requestingCustomers: 4,
  },
  {
    key: 'labour-cost-forecast',
    ...known(235),
    title:
      'Labour cost forecast per shop and hour, recalculated while the manager drags a shift, with the sales forecast of the till system beside it',
    summary:
      'A manager sees what a roster costs before publishing it, and where it costs more than the hour will bring in.',
    area: 'scheduling',
    stage: 'prd',
    pmOwner: 'qiaoyiming',
    pmmOwner: 'daniel',
    releaseDaysFromToday: 82,
    prdFinalDaysFromToday: -2,
    tags: ['retail', 'forecast'],
    requestingCustomers: 9,
  },
  {
    key: 'leaver-checklist',
    ...known(229),
    title: '离职交接清单：账号、设备、未休假期和最后一笔工资一次结清，谁没办完一眼看到',
    summary: '员工提交离职后自动生成清单，分给 IT、行政、直属主管和薪酬，办完一项勾一项。',
    area: 'payroll',
    stage: 'building',
    pmOwner: 'qiaoyiming',
    releaseDaysFromToday: 40,
    prdFinalDaysFromToday: -8,
    tags: ['offboarding'],
    requestingCustomers: 8,
  },
  {
    key: 'hourly-overtime',
    ...known(222),
    title: '加班申请可以按小时填写',
    summary: '原来只能按半天填，零散加班要凑整。现在精确到半小时。',
    area: 'attendance',
    stage: 'gray',
    pmOwner: 'fangzhiyuan',
    releaseDaysFromToday: 15,
    prdFinalDaysFromToday: -20,
    tags: ['overtime'],
    requestingCustomers: 11,
  },
  {
    key: 'leave-balance-sync',
    ...known(151),
    title: '假期余额自动同步到考勤机',
    summary: '员工在考勤机上就能看到还剩几天假，不用再问人事。',
    area: 'attendance',
    stage: 'released',
    pmOwner: 'fangzhiyuan',
    pmmOwner: 'daniel',
    releaseDaysFromToday: -64,
    tags: ['leave'],
  },
  {
    key: 'payroll-api',
    ...known(247),
    title: 'Open API for payroll results',
    summary: 'Finance systems fetch the result of a pay run instead of importing a file.',
    area: 'payroll',
    stage: 'planned',
    pmOwner: 'julia',
    tags: ['api'],
    requestingCustomers: 5,
  },
  {
    key: 'rest-time-rules',
    ...known(251),
    title: 'Rest-time rules for eleven countries, kept up to date by Heronfold',
    summary:
      'The roster warns before a rule is broken and says which one. Each rule carries its source and the day it was checked.',
    area: 'scheduling',
    stage: 'planned',
    pmOwner: 'qiaoyiming',
    pmmOwner: 'daniel',
    tags: ['compliance'],
    requestingCustomers: 7,
  },
  {
    key: 'desktop-kiosk',
    ...known(63),
    title: 'Desktop kiosk for clocking in',
    summary: 'Replaced by the tablet app. The last two customers have moved.',
    area: 'attendance',
    stage: 'retired',
    releaseDaysFromToday: -1490,
    tags: ['hardware'],
  },
]
