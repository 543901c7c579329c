import type { Warning, WarningList } from '#server/contracts/warnings.ts'
import { call } from './client.ts'

export const listWarnings = (query: { featureId?: string; launchId?: string } = {}) =>
  call<WarningList>('GET', '/warnings', { query })
export const dismissWarning = (id: string, reason: string) =>
  call<Warning>('PUT', `/warnings/${encodeURIComponent(id)}/dismissal`, { body: { reason } })
export const undismissWarning = (id: string) =>
  call<unknown>('DELETE', `/warnings/${encodeURIComponent(id)}/dismissal`)
