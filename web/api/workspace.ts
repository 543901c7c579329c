import type { Workspace, WorkspaceChange } from '#server/contracts/workspace.ts'
import { apiUrl, call } from './client.ts'

export const getWorkspace = () => call<Workspace>('GET', '/workspace')
export const changeWorkspace = (version: number, change: WorkspaceChange) =>
  call<Workspace>('PATCH', '/workspace', { body: change, version })
/** URL of the export of all data of this installation. */
export const companyExportUrl = () => apiUrl('/export')
