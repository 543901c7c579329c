/** The texts of an export in both languages, except the labels of fields. */
import type { Language } from '../../contracts/lists.ts'
import type { BothLanguages, LocalText } from '../../contracts/primitives.ts'
import { both } from '../../domain/policy/both-languages.ts'

export const words = {
  status: both('Status', '状态'),
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

/** A shipped text in the given language, user text unchanged. */
export const textIn = (text: LocalText, language: Language): string =>
  typeof text === 'string' ? text : text[language]

export const wordIn = (word: BothLanguages, language: Language): string => word[language]
