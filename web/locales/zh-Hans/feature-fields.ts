import type { Translated } from '../messages.ts'
import type { featureFields as en } from '../en/feature-fields.ts'

export const featureFields = {
  title: '标题',
  summary: '简介',
  productArea: '产品模块',
  stage: '阶段',
  pmOwner: '产品负责人',
  pmmOwner: '产品市场负责人',
  releaseDate: '上线日',
  externalKey: '编号',
  externalLink: '链接',
  tags: '标签',
  requestingCustomers: '提出需求的客户数',
  pmmJoinedOn: '产品市场介入日',
  prdFinalOn: 'PRD 定稿日',
  plannedFollowUps: '计划的后续动作',
  departmentOwner: '部门负责人',
  campaignBudget: '推广预算',
  grade: '级别',
  lookAgainOn: '复看日',
} satisfies Translated<typeof en>
