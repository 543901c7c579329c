import type { AuditEvent, ActivityPage, ActivityQuery } from '#server/contracts/activity.ts'
import { apiUrl, call } from './client.ts'

/** What one asks for: one noun or several, days in the workspace's time zone. */
export type ActivityAsked = Partial<Omit<ActivityQuery, 'noun'>> & {
  noun?: AuditEvent['noun'] | AuditEvent['noun'][] | undefined
}

export const listActivity = (query: ActivityAsked = {}, signal?: AbortSignal) =>
  call<ActivityPage>('GET', '/activity', { query, signal })
/** Where exactly what the filter shows is downloaded as CSV. */
export const activityExportUrl = (filter: Omit<ActivityAsked, 'cursor' | 'limit'> = {}) =>
  apiUrl('/activity/export', filter)
