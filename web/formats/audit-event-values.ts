import { shownText } from '#server/contracts/names.ts'
import { featureStages, grades, jobFunctions, productStages, roles } from '#server/contracts/lists.ts'
import type { AuditEvent } from '#server/contracts/activity.ts'
import { auditFields, auditText, auditValues } from '../locales/audit.ts'
import { knownFieldName } from '../locales/feature-fields.ts'
import { addDays, dateAndTime, longDate, weekdayName } from './dates.ts'
import { listOf, money, number } from './numbers.ts'
import { historyFields, historyText as t } from '../locales/history.ts'
import { localText } from '../locales/language.ts'
import { common } from '../locales/common.ts'
import {
  featureStageName,
  functionName,
  gradeName,
  productStageName,
  roleName,
} from '../locales/vocabulary.ts'

/** One changed field, formatted; `isLong` when a value is too long for one line. */
export type RecordedChange = { field: string; name: string; before: string; after: string; isLong: boolean }

const longest = 60
const moneyFields = ['campaignBudget', 'paidSpend']
const dayLists = ['holidays', 'makeUpWorkingDays']
const languageNames: Record<string, string> = { en: 'English', 'zh-Hans': '简体中文' }

const among = <T extends string>(list: readonly T[], value: string): T | undefined =>
  list.find((one) => one === value)

/** The display name of a field in the audit log; the raw field name when it has none. */
export function fieldTitle(field: string): string {
  const known = knownFieldName(field)
  if (known !== undefined) return known
  const own = among(historyFields, field)
  if (own) return t(`field.${own}`)
  const audited = among(auditFields, field)
  return audited ? auditText(`field.${audited}`) : field
}

const words: Record<string, (value: string) => string | undefined> = {
  grade: (value) => named(among(grades, value), gradeName),
  stage: (value) => named(among(featureStages, value), featureStageName),
  productStage: (value) => named(among(productStages, value), productStageName),
  role: (value) => named(among(roles, value), roleName),
  jobFunction: (value) => named(among(jobFunctions, value), functionName),
  language: (value) => languageNames[value],
  calendarId: () => t('chosen'),
  method: auditValue,
  reason: auditValue,
  purpose: auditValue,
  scope: auditValue,
}

function auditValue(value: string): string | undefined {
  return named(among(auditValues, value), (one) => auditText(`value.${one}`))
}

function named<T>(value: T | undefined, name: (value: T) => string): string | undefined {
  return value === undefined ? undefined : name(value)
}

// 4 January 2027 was a Monday.
const weekday = (iso: unknown) => weekdayName(addDays('2027-01-04', Number(iso) - 1))

function listText(field: string, values: unknown[]): string {
  if (dayLists.includes(field)) return t('days', { count: values.length })
  if (field === 'ticks') return number(values.length)
  if (field === 'weekendDays') return listOf(values.map(weekday))
  return listOf(values.map((value) => shownText(entityText(value))))
}

function entityText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('title' in value) return String(value.title)
  if ('name' in value) return String(value.name)
  if ('version' in value) return String(value.version)
  return 'en' in value && 'zh-Hans' in value
    ? localText({ en: String(value.en), 'zh-Hans': String(value['zh-Hans']) })
    : ''
}

/** Formats dates and instants; other text is unchanged. */
function timeText(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return longDate(text)
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? dateAndTime(text) : text
}

/** Formats the value of one field; '' for none. @param currency of the workspace */
export function valueText(field: string, value: unknown, currency: string): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return common(value ? 'yes' : 'no')
  if (typeof value === 'number') return moneyFields.includes(field) ? money(value, currency) : number(value)
  if (Array.isArray(value)) return value.length === 0 ? '' : listText(field, value)
  if (typeof value === 'object') return shownText(entityText(value))
  const text = String(value)
  return words[field]?.(text) ?? timeText(shownText(text))
}

/** Formats one change of an audit event. @param currency of the workspace */
export function recordedChange(
  { field, before, after }: AuditEvent['changes'][number],
  currency: string,
): RecordedChange {
  const [was, is] = [valueText(field, before, currency), valueText(field, after, currency)]
  const isLong = [was, is].some((text) => text.length > longest || text.includes('\n')) || was === is
  return { field, name: fieldTitle(field), before: was, after: is, isLong }
}

/** Formats the current and the earlier value of a field. @param currency of the workspace */
export const describeDifference = (
  one: { field: string; now: unknown; then: unknown },
  currency: string,
) => ({
  name: fieldTitle(one.field),
  now: valueText(one.field, one.now, currency),
  then: valueText(one.field, one.then, currency),
})
