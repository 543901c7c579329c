/** The fields of a feature that a table can hold: what each is called, and how long its text may be. */
import type { ImportField } from '../../contracts/imports.ts'
import type { Language } from '../../contracts/lists.ts'

export type CatalogueEntry = {
  field: ImportField
  /** The header of an export; read back by an import. */
  name: Record<Language, string>
  /** Other headers that mean this field. */
  aliases: readonly string[]
}

/** In the order of an export's columns. */
export const columnCatalogue: readonly CatalogueEntry[] = [
  {
    field: 'externalKey',
    name: { en: 'Key', 'zh-Hans': '编号' },
    aliases: [
      'external key',
      'feature key',
      'id',
      'feature id',
      'issue key',
      'ticket',
      'slug',
      '外部编号',
      '功能编号',
      '需求编号',
      '需求ID',
      '功能ID',
      '唯一标识',
      '键',
      '序号',
    ],
  },
  {
    field: 'title',
    name: { en: 'Title', 'zh-Hans': '标题' },
    aliases: [
      'name',
      'feature',
      'feature name',
      'feature title',
      'summary line',
      '名称',
      '功能',
      '功能名称',
      '功能名',
      '功能标题',
      '功能点',
      '需求',
      '需求名称',
      '需求标题',
    ],
  },
  {
    field: 'summary',
    name: { en: 'Summary', 'zh-Hans': '简介' },
    aliases: [
      'description',
      'note',
      'notes',
      'details',
      'what it does',
      '概述',
      '摘要',
      '描述',
      '说明',
      '功能描述',
      '功能说明',
      '功能简介',
      '需求描述',
      '备注',
    ],
  },
  {
    field: 'productArea',
    name: { en: 'Product area', 'zh-Hans': '产品线' },
    aliases: [
      'area',
      'product',
      'product line',
      'product team',
      'team',
      'module',
      'component',
      '产品',
      '所属产品',
      '产品领域',
      '产品域',
      '产品模块',
      '所属模块',
      '模块',
      '业务线',
      '产品团队',
    ],
  },
  {
    field: 'stage',
    name: { en: 'Stage', 'zh-Hans': '功能阶段' },
    aliases: [
      'feature stage',
      'status',
      'state',
      'maturity',
      'phase',
      'lifecycle',
      '阶段',
      '状态',
      '成熟度',
      '进度',
      '功能状态',
      '需求状态',
    ],
  },
  {
    field: 'pmOwner',
    name: { en: 'PM owner', 'zh-Hans': '产品负责人' },
    aliases: ['pm', 'product manager', 'product owner', 'owner', '产品经理', '负责人', 'PM负责人', '所属PM'],
  },
  {
    field: 'pmmOwner',
    name: { en: 'PMM owner', 'zh-Hans': '产品市场负责人' },
    aliases: [
      'pmm',
      'product marketing manager',
      'product marketer',
      'marketing owner',
      '产品市场经理',
      '产品营销经理',
      'PMM负责人',
      '市场负责人',
      '推广负责人',
    ],
  },
  {
    field: 'releaseDate',
    name: { en: 'Release date', 'zh-Hans': '上线日' },
    aliases: [
      'release',
      'released on',
      'ship date',
      'shipped on',
      'ga date',
      'due date',
      '上线日期',
      '上线时间',
      '发布日期',
      '发布时间',
      '发版日期',
      '计划上线日期',
      '预计上线时间',
    ],
  },
  {
    field: 'externalLink',
    name: { en: 'Link', 'zh-Hans': '链接' },
    aliases: [
      'external link',
      'url',
      'web link',
      'documentation',
      'documentation link',
      'docs',
      'doc link',
      '外部链接',
      '文档链接',
      '需求链接',
      '网址',
      '文档',
      '地址',
    ],
  },
  {
    field: 'tags',
    name: { en: 'Tags', 'zh-Hans': '标签' },
    aliases: ['tag', 'labels', 'label', 'keywords', 'use cases', '分类', '关键词', '使用场景', '场景'],
  },
  {
    field: 'requestingCustomers',
    name: { en: 'Requesting customers', 'zh-Hans': '提出需求的客户数' },
    aliases: [
      'customers',
      'customer count',
      'number of customers',
      'requests',
      'request count',
      '客户数',
      '需求客户数',
      '提出客户数',
      '客户数量',
    ],
  },
  {
    field: 'pmmJoinedOn',
    name: { en: 'PMM joined on', 'zh-Hans': 'PMM介入日' },
    aliases: ['pmm joined', 'pmm involved on', 'PMM介入日期', 'PMM介入时间', '市场介入日期'],
  },
  {
    field: 'prdFinalOn',
    name: { en: 'PRD final on', 'zh-Hans': 'PRD定稿日' },
    aliases: [
      'prd final',
      'prd final date',
      'prd finalized on',
      'PRD定稿日期',
      'PRD定稿时间',
      '需求定稿日期',
    ],
  },
  {
    field: 'plannedFollowUps',
    name: { en: 'Planned follow-ups', 'zh-Hans': '计划的后续动作数' },
    aliases: ['follow ups', 'followups', 'number of follow ups', '后续动作数', '后续动作', '系列动作数'],
  },
  {
    field: 'departmentOwner',
    name: { en: 'Department owner', 'zh-Hans': '部门负责人' },
    aliases: ['department lead', 'sponsor', 'executive sponsor', '部门牵头人', '牵头人', '发起人'],
  },
  {
    field: 'campaignBudget',
    name: { en: 'Campaign budget', 'zh-Hans': '推广预算' },
    aliases: ['budget', 'marketing budget', '预算', '市场预算', '活动预算'],
  },
]

/** Bounds of what a field holds, equal to those of the contract NewFeature (a test compares them). */
export const textLimits = {
  externalKey: 200,
  title: 300,
  summary: 10_000,
  productArea: 120,
  externalLink: 2000,
} as const
export const numberLimits = {
  requestingCustomers: 1_000_000,
  plannedFollowUps: 1000,
  campaignBudget: 2_000_000_000,
} as const
export const tagLimits = { count: 30, length: 60 } as const
