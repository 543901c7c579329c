import type { AuditEvent, ActivityPage, ActivityQuery } from '#server/contracts/activity.ts'
import { apiUrl, call } from './client.ts'

/** Filter of the audit log: one or several nouns, days in the workspace's time zone. */
export type ActivityParams = Partial<Omit<ActivityQuery, 'noun'>> & {
  noun?: AuditEvent['noun'] | AuditEvent['noun'][] | undefined
}

export const listActivity = (query: ActivityParams = {}, signal?: AbortSignal) =>
  call<ActivityPage>('GET', '/activity', { query, signal })
/** What happened to one's own account, newest first. */
export const listAccountHistory = (limit: number) =>
  call<ActivityPage>('GET', '/account-history', { query: { limit } })
/** URL of the CSV download for the same filter. */
export const activityExportUrl = (filter: Omit<ActivityParams, 'cursor' | 'limit'> = {}) =>
  apiUrl('/activity/export', filter)
