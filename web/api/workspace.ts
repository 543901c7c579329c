import type { Workspace, WorkspaceChange } from '#server/contracts/workspace.ts'
import { apiUrl, call } from './client.ts'

export const getWorkspace = () => call<Workspace>('GET', '/workspace')
export const changeWorkspace = (version: number, change: WorkspaceChange) =>
  call<Workspace>('PATCH', '/workspace', { body: change, version })
/** Where everything that this installation holds is downloaded. */
export const companyExportUrl = () => apiUrl('/export')
