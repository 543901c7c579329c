/** The words of what an export writes for people, in both languages. */
import type { Language } from '../../contracts/lists.ts'
import type { BothLanguages, LocalText } from '../../contracts/primitives.ts'
import { both } from '../../domain/policy/both-languages.ts'

export const words = {
  stage: both('Stage', '功能阶段'),
  grade: both('Grade', '级别'),
  decidedOn: both('Decided on', '定级日'),
  lookAgainOn: both('Look again on', '复看日'),
  gradeReason: both('Reason for the grade', '定级理由'),
  productArea: both('Product area', '产品模块'),
  pmOwner: both('PM owner', '产品负责人'),
  pmmOwner: both('PMM owner', '产品市场负责人'),
  departmentOwner: both('Department owner', '部门负责人'),
  releaseDate: both('Release date', '上线日'),
  pmmJoinedOn: both('PMM joined on', '产品市场介入日'),
  prdFinalOn: both('PRD final on', 'PRD 定稿日'),
  externalKey: both('Key', '编号'),
  externalLink: both('Link', '链接'),
  tags: both('Tags', '标签'),
  requestingCustomers: both('Requesting customers', '提出需求的客户数'),
  plannedFollowUps: both('Planned follow-ups', '计划的后续动作'),
  campaignBudget: both('Campaign budget', '推广预算'),
  status: both('Status', '状态'),
  launchDate: both('Launch date', '推广日'),
  owner: both('Owner', '负责人'),
  paidSpend: both('Paid spend', '付费投放'),
  features: both('Features', '功能'),
  checklist: both('Checklist', '清单'),
  decisions: both('Decisions', '定级记录'),
  due: both('due', '截止'),
  skipped: both('skipped', '已跳过'),
  nobody: both('nobody', '无人'),
  archived: both('archived', '已归档'),
  confidential: both('confidential', '保密'),
} as const

export const statusNames = {
  draft: both('draft', '草稿'),
  planned: both('planned', '已排期'),
  live: both('live', '进行中'),
  archived: both('archived', '已归档'),
} as const

/** A shipped text in the reader's language, a written one as it is. */
export const textIn = (text: LocalText, language: Language): string =>
  typeof text === 'string' ? text : text[language]

export const wordIn = (word: BothLanguages, language: Language): string => word[language]
